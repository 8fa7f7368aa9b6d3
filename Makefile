# unstuck - build, test and install.  Needs GNU make; `make help` names the
# goals.  Everything made lies under $(BUILD), nothing beside the sources.

VERSION := 1.0.0
BUILD ?= build
CFLAGS ?= -O2 -g
PKG_CONFIG ?= pkg-config
UNISTRING_LIBS ?= -lunistring
STEMMER_LIBS ?= -lstemmer
INSTALL ?= install
# Of the system before any other: packages of Debian belong to that one.
PYTHON ?= $(or $(firstword $(wildcard /usr/bin/python3)),python3)
prefix = /usr/local
bindir = $(prefix)/bin
datadir = $(prefix)/share
mandir = $(datadir)/man

# What there is: one variable per layer, each using only those above it.
files = $(patsubst %,src/$1/%.c,$2)
base := $(call files,base,arena buf diag hash str typo words)
sys := $(call files,sys,clock env files journal stop stream unpack)
text := $(call files,text,cluster fold loose rune safe stem wrap)
json := $(call files,json,json)
pattern := $(call files,pattern,pattern)
doc := $(call files,doc,doc entity fill markdown outline run)
yaml := $(call files,yaml,builder bytes simple tree)
flow := $(call files,flow,catalog check check_advice check_claims check_cost \
	check_graph check_names check_pattern check_shared check_signature \
	check_site check_snippet check_style check_test check_text check_value \
	check_when check_words check_yields cycle flow glossary load pack print read_node read_value reader resolve signature \
	value)
walk := $(call files,walk,event memory reading remaining walk when)
find := $(call files,find,findings grams index known lexicon literals near picks query rank search stop \
	texts tokens trace)
page := $(call files,page,bilingual checklist evidence page panels parts report \
	said)
render := $(call files,render,atoms block code escape faults fit flow_json \
	graph graph_dot graph_mermaid html html_style layout markdown markup rows table text writers)
store := $(call files,store,casefile_read casefile_write record)
play := $(call files,play,cases event found given keep play redact resume trial trial_cover)
line := $(call files,line,commands line pick)
tui := $(call files,tui,actions app clipboard effects frame keys loop pasted \
	screen_note screen_output screen_panels screen_pick screen_report screen_unsaved \
	screen_values screen_walk sequence \
	term_curses term_glyph term_guard term_input term_locale term_modes \
	term_size typed view)
cmd := $(call files,cmd,branch_json cmd_cases cmd_checklist cmd_export cmd_find cmd_graph cmd_help \
	cmd_lint cmd_list cmd_new cmd_report cmd_resume cmd_scan cmd_show cmd_stats cmd_test cmd_walk context options \
	matches process progress run sitting table targets)

# The core asks nothing of the system and prints nothing: tests link it alone.
terminal := $(filter src/tui/term_%.c,$(tui))
pure := $(base) $(text) $(json) $(pattern) $(doc) $(yaml) $(flow) $(walk) \
	$(find) $(page) $(render) $(store) $(play) $(tui)
core := $(filter-out $(terminal),$(pure))
edge := src/main.c $(sys) $(line) $(terminal) $(cmd)
flows := $(sort $(wildcard flows/*/*.yaml))
skeleton := flows/skeleton.yaml
schema := flows/unstuck-flow.schema.json
datadir_in := src/sys/env.c
version_in := src/cmd/run.c

unit := $(wildcard tests/unit/test_*.c tests/unit/sys_*.c)
fuzzers := $(wildcard tests/fuzz/fuzz_*.c)
drive := $(wildcard tests/lib/drive*.c)
fake := $(wildcard tests/lib/sys_fake.c)
bench := $(wildcard tests/bench/*.c)
helper := $(filter-out $(drive) $(fake),$(wildcard tests/lib/*.c))
tests := $(unit) $(fuzzers) $(drive) $(fake) $(helper) \
	$(wildcard tests/fuzz/replay_main.c) $(bench)

CHECKS := unit golden line screen cli case man html schema find fuzz-replay
LINTS := layers stdio size headers format gcc clang tidy cppcheck globals \
	man docs flows scripts

# Goals that start other makes run one after the other; those run parallel.
ifneq ($(filter check asan lint cov fuzz run distcheck clean,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(or $(shell nproc 2>/dev/null),2) -Otarget
endif
MAKEFLAGS += -r
.SUFFIXES:
.SECONDARY:
.DELETE_ON_ERROR:

ifneq ($(filter-out clean help dist uninstall,$(or $(MAKECMDGOALS),all)),)
# Hardening: what this compiler refuses is left out (see `make flags`).
fortify := $(if $(SAN),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
harden := $(fortify) -fstack-protector-strong -fstack-clash-protection \
	-fcf-protection=full -ftrivial-auto-var-init=zero -fPIE -pie \
	-Wl,-z,relro,-z,now,-z,noexecstack
PROBE = CC='$(CC)' CFLAGS='$(CFLAGS) $(SAN)' LDFLAGS='$(LDFLAGS)' \
	sh tools/probe.sh '$(BUILD)/probed' $(harden)
probed := $(shell $(PROBE))

# Libraries, and the Debian package of each.
run_pkgs := ncursesw yaml-0.1 md4c libpcre2-8 jansson zlib
test_pkgs := cmocka vterm
bare_headers := unistr.h libstemmer.h
debian_ncursesw := libncurses-dev
debian_yaml-0.1 := libyaml-dev
debian_md4c := libmd4c-dev
debian_libpcre2-8 := libpcre2-dev
debian_jansson := libjansson-dev
debian_zlib := zlib1g-dev
debian_cmocka := libcmocka-dev
debian_vterm := libvterm-dev
debian_unistr.h := libunistring-dev
debian_libstemmer.h := libstemmer-dev
debian_$(PKG_CONFIG) := pkg-config
debian_cc := gcc
absent = $(shell command -v '$(PKG_CONFIG)' >/dev/null || \
	{ echo '$(PKG_CONFIG)'; exit; }; \
	$(PKG_CONFIG) --exists $1 || for p in $1; do \
	$(PKG_CONFIG) --exists $$p || echo $$p; done)
refuse = $(if $1,$(error missing: $1.  On Debian: \
	apt-get install $(sort $(foreach p,$1,$(debian_$p))), or let \
	sh tools/setup.sh $(or $(MAKECMDGOALS),all) do it))
need = $(call refuse,$(call absent,$1))
pkg = $(shell $(PKG_CONFIG) $1 $2)
once = $(eval $1 := $2)$2

$(call refuse,$(strip $(filter cc,$(probed)) $(call absent,$(run_pkgs)) \
	$(if $(filter cc,$(probed)),,$(filter-out $(probed),$(bare_headers)))))
CURSES_CFLAGS := $(filter-out -D%,$(call pkg,--cflags,ncursesw))
CURSES_LIBS := $(call pkg,--libs,ncursesw)
CORE_CFLAGS := $(call pkg,--cflags,$(filter-out ncursesw,$(run_pkgs)))
CORE_LIBS := $(call pkg,--libs,$(filter-out ncursesw,$(run_pkgs))) \
	$(UNISTRING_LIBS) $(STEMMER_LIBS)
TEST_CFLAGS = $(call once,TEST_CFLAGS,$(call need,$(test_pkgs))$(strip \
	$(call pkg,--cflags,$(test_pkgs))))
TEST_LIBS = $(call once,TEST_LIBS,$(call pkg,--libs,$(test_pkgs)))
endif

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings -Wformat=2 -Wvla -Wundef \
	-Werror=format-security $(if $(WERROR),-Werror)
STD := -std=c11 -D_GNU_SOURCE -Iinclude
OBJ_FLAGS = $(STD) $(CORE_CFLAGS) $(CPPFLAGS) $(WARN) \
	$(filter-out -Wl% -pie %.h,$(probed)) $(CFLAGS) $(SAN)
LINK = $(CC) $(CFLAGS) $(SAN) $(filter -Wl% -fPIE -pie,$(probed)) $(LDFLAGS)
LINT_FLAGS = $(STD) $(CORE_CFLAGS) $(CURSES_CFLAGS) -Itests/lib
export BUILD CC SAN V LINT_FLAGS
export UNSTUCK := $(abspath $(BUILD)/unstuck)

obj = $(patsubst %.c,$(BUILD)/%.o,$1)
step = $(if $(V),,@echo '$1 $2' && )
quote = '$(subst ','\'',$1)'
suite = @sh tests/lib/suite.sh
runner = $(addprefix sh ,$(wildcard $1))

all: $(BUILD)/unstuck ## build the program

$(BUILD)/unstuck: $(call obj,$(edge)) $(BUILD)/builtin.o $(BUILD)/libcore.a
	$(call step,LD,$@)$(LINK) -o $@ $^ $(CURSES_LIBS) $(CORE_LIBS)

$(BUILD)/libcore.a: $(call obj,$(core)) $(BUILD)/sources
	$(call step,AR,$@)rm -f $@ && $(AR) rcs $@ $(filter %.o,$^)

# A stamp changes only when its words do; what depends on it is then remade.
$(BUILD)/flags: stamp = $(CC) $(OBJ_FLAGS) $(LINK) $(CORE_LIBS) $(CURSES_LIBS)
$(BUILD)/consts: stamp = $(VERSION) $(datadir)
$(BUILD)/sources: stamp = $(core) $(flows)
$(BUILD)/flags $(BUILD)/consts $(BUILD)/sources: FORCE
	@mkdir -p $(@D)
	@echo $(call quote,$(stamp)) | cmp -s - $@ || \
	echo $(call quote,$(stamp)) >$@

$(call obj,$(datadir_in) $(version_in)): $(BUILD)/consts
$(call obj,$(datadir_in)): private defs += \
	-DUNSTUCK_DATADIR='"$(datadir)/unstuck/flows"'
$(call obj,$(version_in)): private defs += -DUNSTUCK_VERSION='"$(VERSION)"'
$(call obj,$(terminal)): private defs += $(CURSES_CFLAGS)
$(call obj,$(tests)): private defs += -Itests/lib $(TEST_CFLAGS)
$(call obj,tests/bench/bare.c): private defs += $(CURSES_CFLAGS)

$(BUILD)/%.o: %.c $(BUILD)/flags
	$(call step,CC,$<)mkdir -p $(@D) && \
	$(CC) $(OBJ_FLAGS) $(defs) -MMD -MP -c -o $@ $<

$(BUILD)/builtin.c: tools/embed.sh $(BUILD)/sources $(flows) $(skeleton)
	$(call step,GEN,$@)sh tools/embed.sh flows $(flows) $(skeleton) >$@

$(BUILD)/builtin.o: $(BUILD)/builtin.c $(BUILD)/flags
	$(call step,CC,$<)$(CC) $(OBJ_FLAGS) -MMD -MP -c -o $@ $<

# Unit tests link no curses, on purpose; sys_* ones get the real system.
$(BUILD)/tests/unit/test_%: $(call obj,tests/unit/test_%.c $(fake) $(helper)) \
		$(BUILD)/libcore.a
	$(call step,LD,$@)$(LINK) -o $@ $^ $(TEST_LIBS) $(CORE_LIBS)

$(BUILD)/tests/unit/sys_%: $(call obj,tests/unit/sys_%.c $(sys) $(helper)) \
		$(BUILD)/builtin.o $(BUILD)/libcore.a
	$(call step,LD,$@)$(LINK) -o $@ $^ $(TEST_LIBS) $(CORE_LIBS)

$(BUILD)/tests/drive: $(call obj,$(drive))
	$(call step,LD,$@)$(LINK) -o $@ $^ $(TEST_LIBS) -lutil

# The floor: as little as can be done with all the libraries of the program.
floor := bare empty events
$(floor:%=$(BUILD)/bench/%): $(BUILD)/bench/%: $(BUILD)/tests/bench/%.o
	$(call step,LD,$@)mkdir -p $(@D) && $(LINK) -Wl,--no-as-needed \
	-o $@ $^ $(CURSES_LIBS) $(CORE_LIBS)

$(BUILD)/bench/launch: $(call obj,tests/bench/launch.c)
	$(call step,LD,$@)mkdir -p $(@D) && $(LINK) -o $@ $^

$(BUILD)/bench/bench: $(call obj,$(filter-out $(patsubst %,tests/bench/%.c, \
		$(floor) launch),$(bench)) tests/lib/drive_bytes.c)
	$(call step,LD,$@)mkdir -p $(@D) && $(LINK) -o $@ $^ $(TEST_LIBS)

# `make fuzz` brings its own main (FUZZ_MAIN); fuzz-replay uses a plain one.
FUZZ_MAIN = $(call obj,tests/fuzz/replay_main.c)
$(BUILD)/tests/fuzz/fuzz_%: $(call obj,tests/fuzz/fuzz_%.c $(fake)) \
		$(filter %.o,$(FUZZ_MAIN)) $(BUILD)/libcore.a
	$(call step,LD,$@)$(LINK) -o $@ $^ $(filter-out %.o,$(FUZZ_MAIN)) \
	$(CORE_LIBS)

objects: $(call obj,$(edge) $(core) $(tests)) $(BUILD)/builtin.o
fuzzers: $(fuzzers:%.c=$(BUILD)/%)

unit: $(unit:%.c=$(BUILD)/%) ## in-memory tests of every module
	$(suite) $@ $(if $^,sh tests/lib/each.sh $^)
golden: all ## flows and what they must print
	$(suite) $@ $(call runner,tests/golden/run.sh)
line: all ## walks in the line-by-line face
	$(suite) $@ $(call runner,tests/line/run.sh)
cli: all ## arguments, exit codes, examples of the manual
	$(suite) $@ $(call runner,tests/cli/run.sh)
screen: all $(if $(drive),$(BUILD)/tests/drive) ## stories on a terminal
	$(suite) $@ $(if $(drive),$(BUILD)/tests/drive --program $(UNSTUCK) \
	$(sort $(wildcard tests/screen/*.script tests/screen/_self/*.script)))
man: all ## what the manual and README.md show
	$(suite) $@ $(call runner,tests/cli/man.sh)
case: all ## nothing acknowledged is lost, whatever fails
	$(suite) $@ $(if $(SAN),,$(call runner,tests/case/run.sh))
html: all ## checklists in a browser, on its screen and on paper
	$(suite) $@ $(if $(SAN),,$(call runner,tests/html/run.sh))
schema: all ## the schema for editors, held equal to the loader
	$(suite) $@ $(PYTHON) -B tests/schema/run.py
find: all ## what people ask and paste, and what is found
	$(suite) $@ $(call runner,tests/find/run.sh)
fuzz-replay: fuzzers ## the fuzzers' corpus once more
	$(suite) $@ $(if $(fuzzers),sh tests/lib/each.sh --with \
	tests/fuzz/corpus $(fuzzers:%.c=$(BUILD)/%))

check: ## all of these; UPDATE=1 rewrites what they expect
	@rm -f $(CHECKS:%=$(BUILD)/tap/%.tap) || : $(TEST_CFLAGS)
	+@SUITE_KEEP=1 $(MAKE) --no-print-directory -k $(CHECKS) || :
	@sh tests/lib/tally.sh $(CHECKS:%=$(BUILD)/tap/%.tap)

again = +@$(MAKE) --no-print-directory BUILD=$(BUILD)/$@ SAN='$(SAN_$@)'
SAN_asan := -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
SAN_cov := --coverage
SAN_fuzz := -fsanitize=address,undefined,fuzzer-no-link \
	-fno-sanitize-recover=all
asan: ## check again with address and undefined sanitizers
	$(again) CFLAGS='-O1 -g' check

cov: ## check again and show which lines were reached
	$(again) CFLAGS='-O0 -g' check
	gcovr -r . --object-directory $(BUILD)/cov -f src/ --sort-percentage

fuzz: ## search for new crashes: FUZZ=load SECONDS=60
	$(again) CC=clang \
	FUZZ_MAIN=-fsanitize=fuzzer $(BUILD)/fuzz/tests/fuzz/fuzz_$(FUZZ)
	@mkdir -p $(BUILD)/fuzz/found/$(FUZZ)
	$(BUILD)/fuzz/tests/fuzz/fuzz_$(FUZZ) -timeout=5 -max_len=4096 \
	-max_total_time=$(or $(SECONDS),60) $(BUILD)/fuzz/found/$(FUZZ) \
	$(wildcard tests/fuzz/corpus/$(FUZZ))

lint: ## layers, warnings of two compilers, analyzers, manual, flows
	@rm -f $(LINTS:%=$(BUILD)/tap/lint-%.tap)
	+@SUITE_KEEP=1 $(MAKE) --no-print-directory -k $(LINTS:%=lint-%) || :
	@sh tests/lib/tally.sh $(LINTS:%=$(BUILD)/tap/lint-%.tap)
lint-globals: $(BUILD)/libcore.a
lint-docs lint-flows: $(BUILD)/unstuck
lint-gcc lint-clang: lint-%:
	+$(suite) $@ sh tests/lint/build.sh $* $(MAKE)
$(patsubst %,lint-%,$(filter-out gcc clang,$(LINTS))): lint-%:
	$(suite) $@ sh tests/lint/$*.sh

format: ## let clang-format end the debate
	clang-format -i $(filter %.c,$(edge) $(core) $(tests)) \
	$(wildcard include/unstuck/*/*.h tests/lib/*.h)

bench: all $(addprefix $(BUILD)/bench/,$(floor) launch bench)
bench: ## speed against the floor and against others; ROWS="1 3"
	@sh tests/bench/run.sh $(ROWS)

run: ## build and open the wizard
	+@$(MAKE) --no-print-directory all >&2
	+@if [ -t 0 ] && [ -t 1 ]; then $(BUILD)/unstuck; \
	else $(BUILD)/unstuck checklist dns-resolution; fi

shared := $(flows) $(schema)
record = $(DESTDIR)$(datadir)/unstuck/made-by-install
targets = $(bindir)/unstuck $(mandir)/man1/unstuck.1 \
	$(mandir)/man5/unstuck-flow.5 \
	$(shared:%=$(datadir)/unstuck/%)
put = $(INSTALL) -m $1 $2 '$(DESTDIR)$3'
install: all ## into prefix, bindir, datadir, mandir, below DESTDIR
	@sh tools/folders.sh make '$(record)' $(sort $(foreach t,$(targets), \
	'$(DESTDIR)$(dir $t)'))
	$(call put,755,$(BUILD)/unstuck,$(bindir)/unstuck)
	$(call put,644,man/unstuck.1,$(mandir)/man1/unstuck.1)
	$(call put,644,man/unstuck-flow.5,$(mandir)/man5/unstuck-flow.5)
	$(foreach f,$(shared),$(call put,644,$f,$(datadir)/unstuck/$f) &&) :
uninstall: ## exactly what install put there
	rm -f $(targets:%='$(DESTDIR)%')
	@sh tools/folders.sh remove '$(record)'
installcheck: all ## install, walk, uninstall, find nothing left
	+$(suite) $@ sh tests/lib/installcheck.sh $(MAKE)

tarball := unstuck-$(VERSION)
dist: ## an archive of the last commit
	@mkdir -p $(BUILD)
	git archive --prefix=$(tarball)/ HEAD | gzip -n >$(BUILD)/$(tarball).tar.gz
distcheck: dist ## unpack it, build, check and install from there
	rm -rf $(BUILD)/distcheck && mkdir -p $(BUILD)/distcheck
	gzip -dc $(BUILD)/$(tarball).tar.gz | tar -C $(BUILD)/distcheck -xf -
	+$(MAKE) -C $(BUILD)/distcheck/$(tarball) BUILD=build check
	+$(MAKE) -C $(BUILD)/distcheck/$(tarball) BUILD=build installcheck

flags: ## what is compiled with, and what the compiler refused
	@echo 'objects: $(CC) $(OBJ_FLAGS)'
	@echo 'program: $(LINK)'
	@echo 'left out: $(or $(strip $(filter-out $(probed),$(harden))),nothing)'
clean: ## remove what was made
	rm -rf '$(BUILD)'
help: ## these lines
	@sed -n 's/^\([a-z][a-z-]*\):.*## /\1 /p' Makefile | sort | \
	while read -r goal text; do printf '%-13s %s\n' "$$goal" "$$text"; done

FORCE:
.PHONY: FORCE all objects fuzzers $(CHECKS) check asan cov fuzz lint format \
	$(LINTS:%=lint-%) bench run install uninstall installcheck dist \
	distcheck flags clean help

-include $(patsubst %.o,%.d,$(call obj,$(edge) $(core) $(tests)) \
	$(BUILD)/builtin.o)
