#include "unstuck/tui/term.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>

bool term_locale(void)
{
	static const char *const names[] = { "", "C.UTF-8", "en_US.UTF-8",
					     "UTF-8" };

	for (size_t i = 0; i < COUNT(names); i++)
		if (setlocale(LC_CTYPE, names[i]) &&
		    strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
			return true;
	setlocale(LC_CTYPE, "C");
	return false;
}
