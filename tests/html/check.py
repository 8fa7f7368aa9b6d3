"""What must hold of a page of HTML, its picture, and its pages of paper.

check.py plain PAGE            nothing in it runs or is loaded
check.py words PAGE DOM        the browser has all of its words
check.py text PAGE DOM         so it has, and they are many, in two languages
check.py picture PNG COLS ROWS the picture has this size and shows something
check.py whole PAGE TEXT       every snippet stands on one page of the paper
"""
import html.parser
import struct
import sys
import zlib


class Page(html.parser.HTMLParser):
    """Tags, words and snippets of a page."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.attributes, self.words = set(), [], []
        self.snippets, self.depth, self.skip = [], 0, False
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes += attributes
        self.skip = tag == "style"
        if tag == "pre":
            self.snippets.append("")
            self.depth += 1

    def handle_endtag(self, tag):
        self.skip = False
        if tag == "pre":
            self.depth -= 1

    def handle_data(self, data):
        if self.skip:
            return
        self.words += data.split()
        if self.depth:
            self.snippets[-1] += data


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def plain(path):
    source = read(path)
    page = Page(source)
    known = {"html", "head", "meta", "title", "style", "body", "h1", "h2",
             "h3", "p", "ol", "ul", "li", "dl", "div", "dt", "dd", "pre",
             "code", "span", "strong", "em", "b", "a", "br", "table", "thead",
             "tbody", "tr", "th", "td"}
    assert not page.tags - known, page.tags - known
    for name, value in page.attributes:
        assert not name.startswith("on"), name
        if name in ("href", "src"):
            assert value.startswith(("https://", "#n")), value
    assert "default-src 'none'" in source
    assert "http://" not in source


def words(path, dom):
    want, have = Page(read(path)).words, Page(read(dom)).words
    assert want == have, set(want) ^ set(have)
    assert len(want) > 20
    return have


def text(path, dom):
    have = words(path, dom)
    assert len(have) > 500
    joined = " ".join(have)
    assert any("\u4e00" <= c <= "\u9fff" for c in joined)


def picture(path, cols, rows):
    with open(path, "rb") as file:
        data = file.read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert (width, height) == (int(cols), int(rows)), (width, height)
    at, packed = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IDAT":
            packed += data[at + 8:at + 8 + size]
        at += size + 12
    raw = zlib.decompress(packed)
    stride = len(raw) // height
    lines = {raw[i * stride:(i + 1) * stride] for i in range(height)}
    assert len(lines) > height // 4, len(lines)


def letters(s):
    """Without blanks, and without hyphens, which pdftotext may join away."""
    return "".join(s.split()).replace("-", "")


def whole(path, paper):
    pages = [letters(p) for p in read(paper).split("\f")]
    assert len(pages) > 2
    snippets = [letters(s) for s in Page(read(path)).snippets]
    torn = [s for s in snippets if not any(s in p for p in pages)]
    assert len(snippets) > 2
    assert not torn, torn


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
