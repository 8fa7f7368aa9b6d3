/*
 * drive_command - everything a line of a script can say.
 * Knows: the table; drive --language prints it, and so does the README.
 * Owns: nothing.
 * Fails: a command returns false after story_fail.
 * Never: leaves a command out of the table.
 *
 * name, function, when it may stand, syntax (see drive_args.h), help
 */
#ifndef DRIVE_COMMAND_H
#define DRIVE_COMMAND_H

#include "drive_story.h"

#define COMMAND_LIST(X)                                                        \
	X("needs", act_needs, ANY, "PROGRAM...",                               \
	  "skip the script where one of these programs is not in PATH")        \
	X("size", act_size, IDLE, "COLS ROWS",                                 \
	  "the terminal of the next `run`; 80 24 without it")                  \
	X("env", act_env, IDLE, "SETTING",                                     \
	  "NAME=VALUE sets, -NAME takes away, for the next `run`")             \
	X("write", act_write, ANY, "PATH DATA",                                \
	  "make a file in the child's home")                                   \
	X("run", act_run, IDLE, "[ARG...]",                                    \
	  "start the program; again when it has ended (the home stays)")       \
	X("shell", act_shell, IDLE, "COMMAND",                                 \
	  "start sh -c COMMAND; $UNSTUCK is the program, $DRIVE drive")        \
	X("wait", see_text, ON, "TEXT",                                        \
	  "until TEXT stands in a row of the screen")                          \
	X("gone", see_no_text, ON, "TEXT", "until TEXT stands nowhere")        \
	X("row", see_row, ON, "ROW TEXT",                                      \
	  "until that row has TEXT; 1 is the top, -1 the bottom")              \
	X("cursor", see_cursor, ON, "ROW COL",                                 \
	  "until the cursor is there, counted from 1")                         \
	X("cursor-on", see_cursor_on, ON, "TEXT",                              \
	  "until the cursor's row has TEXT")                                   \
	X("bold", see_bold, ON, "TEXT",                                        \
	  "until the first cell of the first TEXT is bold")                    \
	X("underline", see_underline, ON, "TEXT", "the same, underlined")      \
	X("reverse", see_reverse, ON, "TEXT", "the same, in reverse")          \
	X("dim", see_dim, ON, "TEXT", "the same, dim")                         \
	X("plain", see_plain, ON, "TEXT", "the same, none of these four")      \
	X("alt", see_alt, ON, "NAME",                                          \
	  "until the alternate screen is `on` or `off`")                       \
	X("snap", see_snap, ON, "NAME",                                        \
	  "settle; compare the screen with SCRIPT.NAME.screen")                \
	X("key", act_key, ON, "KEY...",                                        \
	  "press keys, one write each; KEY*9 presses nine times")              \
	X("type", act_type, ON, "TEXT", "send the bytes of TEXT in one write") \
	X("spell", act_spell, ON, "TEXT",                                      \
	  "type a character, wait for an answer, type the next")               \
	X("bytes", act_bytes, ON, "HEX...", "send raw bytes in one write")     \
	X("paste", act_paste, ON, "DATA",                                      \
	  "as xterm does: brackets if the program asked, \\n sent as CR")      \
	X("paste-fill", act_paste_fill, ON, "BYTES DATA",                      \
	  "paste DATA again and again, BYTES in all")                          \
	X("random-keys", act_random_keys, ON, "COUNT SEED KEY...",             \
	  "press COUNT of these keys in an order made from SEED")              \
	X("random-bytes", act_random_bytes, ON, "COUNT SEED",                  \
	  "send COUNT bytes, any of 256")                                      \
	X("resize", act_resize, ON, "COLS ROWS", "change the terminal's size") \
	X("claim-size", act_claim_size, ON, "COLS ROWS",                       \
	  "tell the kernel this size (0 to 65535), keep the screen")           \
	X("storm", act_storm, ON, "COUNT SEED",                                \
	  "COUNT sizes from 1x1 to 300x100, then the old one")                 \
	X("signal", act_signal, ON, "NAME",                                    \
	  "send TERM, HUP, SEGV ... to the foreground process group")          \
	X("stall", act_stall, ON, "", "read nothing from the terminal")        \
	X("unstall", act_unstall, ON, "", "read again")                        \
	X("xoff", act_xoff, ON, "",                                            \
	  "stop the terminal's output as Ctrl-S does where IXON is on")        \
	X("xon", act_xon, ON, "", "let it go on")                              \
	X("hangup", act_hangup, ON, "",                                        \
	  "drop the line: close the master, SIGHUP comes as from a shell")     \
	X("within", act_within, ANY, "MS",                                     \
	  "bound of the next waiting command, 5000 without it")                \
	X("limit", act_limit, ANY, "MS",                                       \
	  "bound of the script from here on, 20000 without it")                \
	X("expect-exit", see_exit, ON, "CODE",                                 \
	  "until the program ended with CODE, 128+N by signal N")              \
	X("expect-stop", see_stop, ON, "",                                     \
	  "until the program is stopped; `signal CONT` goes on")               \
	X("survived", see_survived, ON, "",                                    \
	  "settle; the program runs, or ended with 0")                         \
	X("modes-restored", see_modes, ON, "",                                 \
	  "until termios, screen, cursor, mouse, paste, pen are as found")     \
	X("after", see_after, ON, "TEXT",                                      \
	  "until the program ended and left TEXT on the normal screen")        \
	X("clipboard", see_clipboard, ON, "DATA",                              \
	  "until the last OSC 52 text is DATA")                                \
	X("clipboard-file", see_clipboard_file, ON, "FILE",                    \
	  "the same; the text is in a file beside the script")                 \
	X("clipboard-routes", see_clipboard_routes, ON, "ROUTE...",            \
	  "it came by just these: raw, tmux, screen")                          \
	X("no-clipboard", see_no_clipboard, ON, "",                            \
	  "settle; no OSC 52 came since the start")                            \
	X("wire-has", see_wire_has, ON, "DATA",                                \
	  "until the bytes written so far have DATA among them")               \
	X("wire-lacks", see_wire_lacks, ON, "DATA",                            \
	  "settle; the bytes written so far have no DATA")                     \
	X("wire-kinds", see_wire_kinds, ON, "FILE",                            \
	  "settle; no control sequence but those listed beside the script")    \
	X("mark", act_mark, ON, "", "settle; count the bytes from here")       \
	X("wire-max", see_wire_max, ON, "BYTES",                               \
	  "settle; at most BYTES were written since `mark`")                   \
	X("cpu-max", see_cpu, ON, "MS",                                        \
	  "the program, which has ended, used no more CPU time")               \
	X("memory-max", see_memory, ON, "KB",                                  \
	  "the program, which has ended, used no more memory")                 \
	X("file-has", see_file, ANY, "PATH TEXT",                              \
	  "until a file in the child's home has TEXT; * and ? match")          \
	X("file-lacks", see_file_lacks, ANY, "PATH TEXT",                      \
	  "settle; there is such a file and none has TEXT")                    \
	X("file-absent", see_no_file, ANY, "PATH",                             \
	  "until there is no such file; * and ? match")

/* ANY time; IDLE: no program lives; ON: one was started. */
enum command_when { WHEN_ANY, WHEN_IDLE, WHEN_ON };

typedef bool command_fn(struct story *s);

#define COMMAND_PROTOTYPE(name, function, when, syntax, help)                  \
	command_fn function;
COMMAND_LIST(COMMAND_PROTOTYPE)
#undef COMMAND_PROTOTYPE

#endif
