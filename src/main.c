/*
 * unstuck - from "it does not work" to the steps that fix it.
 *
 * Where things are.  A layer uses only those above it (src/LAYERS); a file
 * with a header of its name in include/unstuck/LAYER has its contract there.
 *
 * base/     memory, texts, faults, the program's own words
 *   arena buf str    memory with one lifetime; growing output; slices
 *   hash             a fingerprint of bytes
 *   diag typo        what went wrong, and where; the nearest name
 *   words            every sentence of ours in all languages (words.def)
 *
 * sys/      the only place that asks the operating system
 *   files env clock  files and streams, the built-in pack; the environment;
 *                    the day
 *   journal          a file that only grows, durable line by line
 *   stream unpack stop
 *                    the bytes of a log; of gzip's; the wish to stop
 *
 * text/     Unicode
 *   safe             the one gate between any byte and the terminal
 *   rune cluster     characters; what takes columns
 *   wrap             where lines break
 *   fold stem        text and words as search sees them
 *
 * json/     json     JSON values out, JSON texts checked
 * pattern/  pattern  bounded matching
 *
 * doc/      documents: blocks of spans, the heart of the program
 *   doc outline run  blocks; lists and quotes; spans in the making
 *   markdown entity  CommonMark as blocks
 *   fill             {{name}} becomes its value
 *
 * yaml/     bytes to a bounded tree with places
 *   bytes tree       what is refused before libyaml; the tree
 *
 * flow/     the decision tree
 *   flow value       the tree as a value; what a person may fill in
 *   load pack reader read_node read_value resolve cycle
 *                    files to flows and packs
 *   catalog          which packs and flows there are
 *   glossary print   the words of a pack; fingerprints of nodes
 *   check check_*    the proofs and the advice of `unstuck lint`, a file each
 *
 * walk/     where the person stands
 *   walk event memory
 *                    events in, state out; what is remembered
 *   when remaining   conditions; how many questions are left
 *
 * find/     search   words to flows, as they are typed
 *           index texts lexicon tokens
 *                    words to flows and nodes: every text, as numbers
 *           query near stop rank
 *                    what words mean, slips, what tells nothing; the best
 *           picks    the flows one can choose from
 *
 * page/     what is said: (flow, walk) -> document
 *   page panels parts checklist bilingual report said
 *
 * render/   documents to rows and bytes
 *   layout rows block code table
 *                    rows of a width: screen, lines and paper
 *   writers text markdown markup escape atoms html html_style
 *                    the formats of documents
 *   faults flow_json faults as lines; flows as JSON
 *   graph graph_*    a flow as the source of a picture
 *   fit              which texts a person cannot take in at one look
 *
 * store/    a sitting as an append-only file
 *   record casefile_*
 *                    a line with its checksum; events as lines, lines read
 *
 * play/     one sitting, for all faces
 *   play event       answers and values from outside; saved, then applied
 *   keep cases       the case of a sitting, and those that are parked
 *   resume redact    taken up again in an edited flow; made fit to send
 *   trial trial_cover
 *                    a flow's own tests, and what they leave untested
 *
 * line/     line commands pick
 *                    the face for screen readers, dumb terminals, pipes
 *
 * tui/      the full screen
 *   loop app view effects
 *                    events, screens and what they ask for
 *   screen_pick screen_walk screen_panels screen_values
 *   screen_note screen_report screen_unsaved typed
 *                    one screen a file; text under a cursor
 *   keys sequence actions
 *                    bytes to keys to what they do
 *   frame            a screen as a grid of cells
 *   clipboard term_* the terminal; curses in term_curses alone
 *
 * cmd/      what can be asked of the program
 *   run table        from argv to a command and an exit code
 *   cmd_*            one command a file
 *   sitting          a walk on one of the faces, to the line that brings back
 *   options context targets
 *                    options; what commands share; [FLOW or PATH...]
 *   branch_json      the branch that fits the answers, for scripts
 *   matches progress what was found; how far long work is
 *   process          streams, signals, the end of memory
 */
#include "unstuck/cmd/cmd.h"

int main(int argc, char **argv)
{
	return cmd_main(argc, argv);
}
