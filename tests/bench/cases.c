#include "cases.h"

#define ARGV(...) ((const char *const[]){ __VA_ARGS__, NULL })

enum { MANY = 101, FEW = 21, KIB_PER_MIB = 1024 };

/* The first question of tests/bench/flow.yaml.in. */
#define TITLE "Kafka cannot be reached"
#define QUESTION "Can a machine in the same VPC open a connection to {host}?"
#define NEXT "The network is fine, so the job asks for another address"
#define OPTION_1 "Yes, it is connected at once"
#define OPTION_2 "Yes, but only after some seconds"
#define OPTION_3 "No, the connection is refused"
#define OPTION_4 "No, nothing comes back"
#define OPTION_0 "Not sure: how to find out"
#define OPTIONS                                                                \
	{                                                                      \
		OPTION_1, OPTION_2, OPTION_3                                   \
	}

#define UNSTUCK "../unstuck"
#define ONE "data/one"
#define FLOW "kafka-0"
#define MANY_FLOWS "data/ten-thousand"
#define FILE_OF_FLOW ONE "/pack-1/" FLOW ".yaml"

#define WALK                                                                   \
	.name = "unstuck",                                                     \
	.argv = ARGV(UNSTUCK, "walk", "--flows", ONE, FLOW),                   \
	.option = OPTIONS, .last = OPTION_0, .next = NEXT
#define WALK_UNSAVED                                                           \
	.argv = ARGV(UNSTUCK, "walk", "--flows", ONE, "--no-save", FLOW),      \
	.option = OPTIONS, .last = OPTION_0, .next = NEXT
#define BARE_WITH(locale, label)                                               \
	.name = label,                                                         \
	.argv = ARGV("./bare", locale, TITLE, QUESTION, OPTION_1, OPTION_2,    \
		     OPTION_3, OPTION_4, OPTION_0),                            \
	.option = OPTIONS, .last = OPTION_0
#define BARE BARE_WITH("all", "bare curses")
#define BARE_CTYPE BARE_WITH("ctype", "bare, LC_CTYPE")
#define MENU                                                                   \
	"--title", TITLE, "--menu", QUESTION, "0", "0", "0", "1", OPTION_1,    \
		"2", OPTION_2, "3", OPTION_3, "4", OPTION_4, "0", OPTION_0
#define DIALOG .name = "dialog", .argv = ARGV("dialog", MENU), .last = OPTION_0
#define WHIPTAIL                                                               \
	.name = "whiptail", .argv = ARGV("whiptail", MENU), .last = OPTION_0
#define FZF .name = "fzf", .argv = ARGV("fzf"), .last = OPTION_0
#define WORDS "-c", "-F", "-f", "data/scan/words"
#define SCAN(log)                                                              \
	.name = "unstuck",                                                     \
	.argv = ARGV(UNSTUCK, "scan", "--flows", "data/scan/pack", log)
#define RIPGREP(log) .name = "rg -c -F -f", .argv = ARGV("rg", WORDS, log)
#define GREP(log) .name = "grep -c -F -f", .argv = ARGV("grep", WORDS, log)
#define FIRST_TITLE "Kafka is slow (0)"
#define LIST_OF_TITLES .option = { FIRST_TITLE }, .next = "Kafka is slow (9980)"
#define EMPTY .name = "empty", .argv = ARGV("./empty")

const struct bench_case cases[] = {
	{
		.row = "1",
		.measurement = &measure_question,
		.rounds = MANY,
		.contenders = {
			{ WALK },
			{ BARE },
			{ DIALOG },
			{ BARE_CTYPE },
		},
		.lines = {
			{ "open a 10 KB flow", QUANTITY_MS, 1, 1.25 },
			{ "open a 10 KB flow", QUANTITY_MS, 2, 0.95 },
			{ "open a 10 KB flow", QUANTITY_MS, 3, 0 },
		},
	},
	{
		.row = "2",
		.measurement = &measure_pipe,
		.rounds = MANY,
		.contenders = {
			{ .name = "unstuck",
			  .argv = ARGV(UNSTUCK, "--version") },
			{ EMPTY },
		},
		.lines = { { "--version", QUANTITY_MS, 1, 1.25 } },
	},
	{
		.row = "2",
		.measurement = &measure_pipe,
		.rounds = MANY,
		.contenders = {
			{ .name = "unstuck",
			  .argv = ARGV(UNSTUCK, "--help") },
			{ EMPTY },
		},
		.lines = { { "--help", QUANTITY_MS, 1, 1.25 } },
	},
	{
		.row = "3",
		.measurement = &measure_arrow,
		.rounds = MANY,
		.contenders = { { WALK }, { BARE } },
		.lines = {
			{ "arrow key", QUANTITY_MS, 1, 1.3 },
			{ "arrow key, on the wire", QUANTITY_BYTES, 0, 200 },
		},
	},
	{
		.row = "4",
		.measurement = &measure_escape,
		.rounds = FEW,
		.contenders = {
			{ WALK, .help = "park the case" },
			{ DIALOG },
			{ WHIPTAIL },
			{ FZF },
			{ BARE },
		},
		.lines = {
			{ "Esc acts", QUANTITY_MS, 0, 40 },
			{ "Esc acts", QUANTITY_MS, 1, 0 },
			{ "Esc acts", QUANTITY_MS, 2, 0 },
			{ "Esc acts", QUANTITY_MS, 3, 0 },
			{ "Esc acts", QUANTITY_MS, 4, 0 },
		},
	},
	{
		.row = "5",
		.measurement = &measure_arrows,
		.rounds = MANY,
		.contenders = { { WALK }, { BARE } },
		.lines = {
			{ "100 arrows in one write", QUANTITY_MS, 0, 3 },
			{ "100 arrows, on the wire", QUANTITY_BYTES, 0, 4096 },
			{ "100 arrows in one write", QUANTITY_MS, 1, 0 },
		},
	},
	{
		.row = "6",
		.measurement = &measure_pipe,
		.rounds = FEW,
		.contenders = {
			{ .name = "unstuck",
			  .argv = ARGV(UNSTUCK, "list", "--flows", MANY_FLOWS) },
			{ .name = "grep -rh",
			  .argv = ARGV("grep", "-rh", "^title:", MANY_FLOWS) },
		},
		.lines = { { "list of 10,000 flows", QUANTITY_MS, 1, 1.2 } },
	},
	{
		.row = "7",
		.measurement = &measure_question,
		.rounds = FEW,
		.contenders = {
			{ .name = "unstuck",
			  .argv = ARGV(UNSTUCK, "--flows", MANY_FLOWS),
			  .last = "or choose:" },
			{ BARE },
		},
		.lines = {
			{ "pick screen of 10,000 flows", QUANTITY_MS, 1, 1.5 },
		},
	},
	{
		.row = "8",
		.measurement = &measure_pipe,
		.rounds = FEW,
		.contenders = {
			{ .name = "unstuck",
			  .argv = ARGV(UNSTUCK, "lint", "data/thousand") },
			{ .name = "libyaml events",
			  .argv = ARGV("./events", "data/thousand") },
		},
		.lines = { { "lint 1,000 flows", QUANTITY_MS, 1, 1.6 } },
	},
	{
		.row = "9",
		.measurement = &measure_typed,
		.rounds = FEW,
		.contenders = {
			{ .name = "unstuck",
			  .argv = ARGV(UNSTUCK, "--flows", MANY_FLOWS),
			  .last = "10000 of 10000", .prompt = "    " TYPED,
			  .clear = "E", LIST_OF_TITLES },
			{ .name = "fzy", .needs = "fzy",
			  .argv = ARGV("sh", "-c", "exec fzy <data/titles"),
			  .last = FIRST_TITLE, .prompt = "> " TYPED,
			  .clear = "\x15", LIST_OF_TITLES },
			{ .name = "fzf", .needs = "fzf",
			  .argv = ARGV("sh", "-c", "exec fzf <data/titles"),
			  .last = "10000/10000", .prompt = "> " TYPED,
			  .clear = "\x15", LIST_OF_TITLES },
		},
		.lines = {
			{ "seven letters, 10,000 titles", QUANTITY_MS, 1, 1 },
			{ "seven letters, 10,000 titles", QUANTITY_MS, 2, 0.25 },
		},
	},
	{
		.row = "10",
		.measurement = &measure_pipe,
		.rounds = FEW,
		.contenders = {
			{ SCAN("data/scan/big.log") },
			{ RIPGREP("data/scan/big.log") },
			{ GREP("data/scan/big.log") },
			{ .name = "our own flows",
			  .argv = ARGV(UNSTUCK, "scan", "data/scan/big.log") },
		},
		.lines = {
			{ "scan of 1 GB", QUANTITY_MS, 1, 0.33 },
			{ "scan of 1 GB", QUANTITY_MS, 2, 0.27 },
			{ "scan of 1 GB", QUANTITY_MS, 3, 0 },
			{ "scan of 1 GB, memory", QUANTITY_KIB, 0,
			  12 * KIB_PER_MIB },
		},
	},
	{
		.row = "10",
		.measurement = &measure_pipe,
		.rounds = MANY,
		.contenders = {
			{ SCAN("data/scan/small.log") },
			{ GREP("data/scan/small.log") },
		},
		.lines = { { "scan of 100 KB", QUANTITY_MS, 1, 1.3 } },
	},
	{
		.row = "11",
		.measurement = &measure_pipe,
		.rounds = MANY,
		.contenders = {
			{ .name = "unstuck",
			  .argv = ARGV(UNSTUCK, "checklist", "--flows", ONE,
				       FLOW) },
			{ .name = "cat", .argv = ARGV("cat", FILE_OF_FLOW) },
			{ .name = "lowdown",
			  .argv = ARGV("lowdown", "-tterm",
				       "data/checklist.md") },
			{ EMPTY },
		},
		.lines = {
			{ "checklist of a 10 KB flow", QUANTITY_MS, 1, 1.6 },
			{ "checklist of a 10 KB flow", QUANTITY_MS, 2, 1.15 },
			{ "checklist of a 10 KB flow", QUANTITY_MS, 3, 0 },
		},
	},
	{
		.row = "12",
		.measurement = &measure_memory,
		.rounds = FEW,
		.contenders = { { WALK }, { BARE } },
		.lines = { { "memory, one flow", QUANTITY_KIB, 1, 1.4 } },
	},
	{
		.row = "12",
		.measurement = &measure_pipe,
		.rounds = FEW,
		.contenders = {
			{ .name = "unstuck",
			  .argv = ARGV(UNSTUCK, "list", "--flows", MANY_FLOWS) },
		},
		.lines = {
			{ "memory, list of 10,000", QUANTITY_KIB, 0,
			  12 * KIB_PER_MIB },
		},
	},
	{
		.row = "13",
		.measurement = &measure_answer,
		.rounds = MANY,
		.contenders = {
			{ WALK },
			{ .name = "unsaved, a sync", WALK_UNSAVED,
			  .synced = true },
			{ .name = "unsaved", WALK_UNSAVED },
		},
		.lines = {
			{ "answer, saved", QUANTITY_MS, 1, 1.5 },
			{ "answer, saved", QUANTITY_MS, 2, 0 },
		},
	},
};

const int case_count = sizeof(cases) / sizeof(*cases);
