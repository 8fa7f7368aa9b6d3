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

struct str sys_now(struct arena *a)
{
	struct str given = sys_env("UNSTUCK_TODAY");
	time_t now = time(NULL);
	char stamp[sizeof "YYYY-MM-DDThh:mm:ssZ"];
	struct tm tm;

	if (is_date(given))
		return str_join(a, given, STR("T12:00:00Z"));
	if (!gmtime_r(&now, &tm) ||
	    strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
		return STR("1970-01-01T00:00:00Z");
	return str_copy(a, str_from(stamp));
}

int64_t sys_ticks_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
