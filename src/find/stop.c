#include "stop.h"

#define LIST_OF(words) ((struct str){ words, sizeof(words) - 1 })

/* Words, a space between. */

static const char whole_words[] =
	"a about after again ago all already also although always am an "
	"and any anybody anymore anyone anything are aren around as at "
	"away be because been before being both but by can cannot cant "
	"could couldn d did didn do does doesn doing don done dont during "
	"each either else even ever every everybody everyone everything "
	"for from get gets getting got had hadn has hasn have haven having "
	"he hello help her here hers hey hi him his how however i if im in "
	"into is isn it its itself just let ll lot m may maybe me might "
	"much must my myself need needn no nobody none nor not nothing now "
	"of off often oh ok okay on once one only onto or other others "
	"ought our ours out over own please pls pm quite rather re really "
	"s said same shall she should shouldn since so some somebody "
	"somehow someone something sometimes still such t than thank "
	"thanks that the their theirs them then there these they this "
	"those though through thus to together too toward under until up "
	"upon us ve very was wasn we well were weren what whatever when "
	"whenever where whether which while who whom whose why will with "
	"won would wouldn yes yet you your yours yourself ";

/* What a word tells here decides, not what it tells elsewhere. */
static const char weak_words[] =
	"able accident accidentally actual actually afternoon afterwards "
	"ages allow anybody anyway anywhere appear apply asap ask asked "
	"asks attempt available bad basically best bit boss bring bunch "
	"business came case cause certain code codes colleague come common "
	"company complain complete completely concern concerning "
	"constantly cope correct correctly count counts currently customer "
	"deal dear decide decided describe description detail details "
	"doubt encounter encountered engineer environment error errors "
	"evening eventually exact exactly exception expect expected "
	"explain face faced facing fact feel few figure finally find fine "
	"fix follow friday friend fully general give go good great guess "
	"guys hand handle happen happened happening happens hate hear hint "
	"hope hoping idea info information instead involve issue keep "
	"keeps kind know later least leave less like literally look loop "
	"love luckily main make manager many maybe mean meaning meanwhile "
	"mention message mistake monday month more morning most necessary "
	"never new next nice normal normally note odd old overall people "
	"perhaps person phone place plan planned planning point possible "
	"possibly previous previously problem production proper properly "
	"put question quick quickly randomly reason recently recommend "
	"regard regarding relate related remain restrict right said "
	"saturday saw say says screen see seeing seem seems seriously show "
	"similar simple simply situation solution solve somebody somehow "
	"somewhat somewhere sorry sort step strange stuff sudden suddenly "
	"suggest sunday sure take team tell thing think thursday thx today "
	"told tonight tried trouble try trying tuesday understand "
	"unexpected unfortunately urgent urgently use used uses using "
	"usual usually various view want way wednesday week weird went "
	"whole wish wished wonder wondering word work working works wrong "
	"yesterday ";

static const char phrases[] =
	"一下 一个 一些 一会 一堆 一条 一样 一次性 一点 一点点 一直 一般 "
	"一起 三个 上午 上周 上面 下午 下去 下面 不了 不好 不对 不小心 "
	"不少 不成功 不是 不正常 不知道 不行 不起作用 不过 专家 业务 东西 "
	"两个 为什么 为何 为啥 之前 之后 之类 之间 也许 了解 事情 事项 "
	"于是 什么 什么原因 什么叫 什么意思 今天 今早 介绍 仍然 他们 以上 "
	"以下 以内 以前 以及 以后 任何 会不会 似乎 但是 何时 你们 你好 "
	"依然 假如 偶尔 全部 公司 关于 关掉 其中 其他 其它 其实 具体 内容 "
	"再次 准备 几个 几十 几天 几点 几百 出来 出现 刚刚 刚才 别人 前天 "
	"办法 半天 原因 发现 发生 另一个 另外 只有 只能 只要 叫什么 "
	"可不可以 可以 可否 可是 可能 可行 各个 各种 合理 合适 同一个 同事 "
	"同时 同样 后来 周末 咋办 咋回事 咋弄 咋整 咱 咱们 哪个 哪些 哪儿 "
	"哪边 哪里 因为 因此 团队 地方 场景 处理 多个 多久 多少 多谢 大佬 "
	"大家 大概 大概是 大神 大约 大量 好久 好像 好几 好吗 好多 好好的 "
	"如何 如何处理 如果 始终 存在 它们 完全 定位 客户 客服 对于 对吗 "
	"导致 尝试 就是 居然 左右 已经 希望 帮助 帮忙 帮我 干什么 干什么用 "
	"年前 并且 并没有 应当 应该 建议 异常情况 引起 当前 很多 得了 必须 "
	"快速 忽然 忽略 怎么 怎么做 怎么办 怎么回事 怎么弄 怎么搞 怎么查 "
	"怎么样 怎么设 怎么配 怎样 怎的 总是 您们 您好 情况 想要 想问 意思 "
	"感觉 感谢 我们 我们的 我司 我想 我的 或者 所以 所有 打算 报错 "
	"指什么 指的 指的是 排查 接着 推荐 提供 提示 搞定 收到 效率 方式 "
	"方法 无缘无故 早上 时候 明天 明明 昨天 昨晚 是不是 是什么 是否 "
	"显示 晚上 曾经 最多 最少 最近 有些 有人 有什么用 有关 有无 有时 "
	"有时候 有没有 有的 朋友 本周 某个 某些 根本 正在 正常 此外 每个 "
	"每天 每次 每隔 比较 永远 求助 求教 求解 没作用 没办法 没有 没法 "
	"注意 测试环境 然后 特别 环境 现在 现象 生产环境 由于 的时候 的话 "
	"目前 相关 看一下 看看 知道 短信 确实 碰到 突然 立刻 立即 竟然 "
	"等等 线上 经常 给我 老师 老是 考虑 而且 能不能 能否 自己 至于 "
	"至少 莫名其妙 虽然 行不行 行吗 要不要 觉得 解决 解答 解释 计划 "
	"讲一下 讲讲 许多 试了 试试 该不该 该怎么 详细 说明 请教 请问 谢谢 "
	"起作用 起来 过去 过来 还是 还有 还没 这个 这么 这些 这周 这样 "
	"这种 这边 这里 进来 适合 造成 遇到 那个 那么 那些 那样 那种 那边 "
	"那里 里边 里面 错误 问一下 问题 需不需要 需求 需要 非常 项目组 "
	"领导 马上 麻烦 ";

static const char joining[] =
	"一万三上下不与且两个中为么之也了二于些从他以们件份会但位你使做其内"
	"再几刚到前十千却去又及叫可各后向吗吧呀呢咋和哦哪啊啥啦嘛在地外多太"
	"她好它完对将少就己已帮并弄张往很得急总您想我或所才找把按掉搞无是更"
	"最有未条来次此每没用由百的看着种给老而能自行被要让该说谁跟过还这进"
	"那都里错";

static const char particles[] =
	"里的了着吗呢吧啊呀嘛哦啦把被在是和哪这那我你他她它们么";

static bool holds(struct str words, struct str word)
{
	while (words.n) {
		struct str_pair cut = str_cut(words, STR(" "));

		if (str_eq(cut.head, word))
			return true;
		words = cut.tail;
	}
	return false;
}

enum stop_kind stop_word(struct str word)
{
	if (holds(LIST_OF(whole_words), word))
		return STOP_WHOLE;
	return holds(LIST_OF(weak_words), word) ? STOP_WEAK : STOP_NONE;
}

size_t stop_phrase(struct str s)
{
	struct str rest = LIST_OF(phrases);
	size_t longest = 0;

	while (rest.n) {
		struct str_pair cut = str_cut(rest, STR(" "));

		if (cut.head.n > longest && str_starts(s, cut.head))
			longest = cut.head.n;
		rest = cut.tail;
	}
	return longest;
}

bool stop_joins(struct str character)
{
	return str_find(LIST_OF(joining), character) >= 0;
}

bool stop_particle(struct str character)
{
	return str_find(LIST_OF(particles), character) >= 0;
}
