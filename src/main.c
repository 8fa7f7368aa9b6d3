/*
 * unstuck - from "it does not work" to the steps that fix it.
 */
#include "unstuck/cmd/cmd.h"

int main(int argc, char **argv)
{
	return cmd_main(argc, argv);
}
