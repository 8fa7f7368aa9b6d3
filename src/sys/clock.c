#include "unstuck/sys/clock.h"

#include <time.h>

#include "unstuck/sys/env.h"

static bool is_date(struct str s)
{
	static const struct str shape = STR_INIT("dddd-dd-dd");

	for (size_t i = 0; i < shape.n && i < s.n; i++) {
		bool digit = s.p[i] >= '0' && s.p[i] <= '9';

		if (shape.p[i] == 'd' ? !digit : s.p[i] != shape.p[i])
			return false;
	}
	return s.n == shape.n;
}

struct str sys_today(struct arena *a)
{
	struct str given = sys_env("UNSTUCK_TODAY");
	time_t now = time(NULL);
	char date[sizeof "YYYY-MM-DD"];
	struct tm tm;

	if (is_date(given))
		return given;
	if (!localtime_r(&now, &tm) ||
	    strftime(date, sizeof date, "%Y-%m-%d", &tm) == 0)
		return STR_NONE;
	return str_copy(a, str_from(date));
}
