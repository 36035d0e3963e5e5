"""A made-up dispute whose texts try everything that a page must not fall for."""

from fractions import Fraction

import comity

MARK = "window.injected = true"
SCRIPT = f"<script>{MARK}; alert(1)</script>"
IMAGE = f'"><img src=x onerror="{MARK}"> \' onmouseover=\'{MARK}'
ENDING = f"</script></style></textarea></title>--><script>{MARK}</script><!--<script>"
TEMPLATE = "{{ 7*7 }} {% raw %} {# 7 #} ${7*7} $\\LaTeX$ &lt;blink&gt; \\u003cblink\\u003e"
ADDRESS = f"javascript:{MARK}"
TURNED = "before \u202ednuora denrut\u202c after"
ARABIC = "الأمن المشترك \u200fللجميع"
EMOJI = "🕊️👩‍👩‍👧‍👦🇺🇳 \u2028 \u0301"
LONG = ("Unterseebootvertrag" * 27)[:500]
WORDS = "a label that goes on " * 24
PROPERTY = "__proto__"
EXPRESSION = "'+(datum.constructor.constructor('return 1')())+' \\ \" a.b[0]"
TEXTS = (SCRIPT, IMAGE, ENDING, TEMPLATE, TURNED, ARABIC, EMOJI, LONG, WORDS, EXPRESSION)


def nasty() -> comity.Dispute:
    """Make it: parties of every kind, called like parts of a page, levels with names."""
    levels = ("none", "half", "full")
    parties = (
        comity.Party(
            "dispute",
            SCRIPT,
            options=(
                comity.Option("a", IMAGE),
                comity.Option("b", ENDING, levels, "up", level_names=(SCRIPT, LONG, ARABIC)),
            ),
        ),
        comity.Party("content", LONG, options=(comity.Option("c", TEMPLATE, change="down"),)),
        comity.Party("limits-title", ARABIC, options=(comity.Option("d", WORDS),)),
        comity.Party("dan", PROPERTY, "affected"),
        comity.Party("summary", f"{TURNED} {EMOJI}", "affected"),
    )
    sources = (
        comity.Source("one", f"{SCRIPT} {LONG}", ADDRESS),
        comity.Source("two", EMOJI, f'https://example.org/"><script>{MARK}</script>?{LONG}'),
        comity.Source("three", ENDING, "data:text/html,<script>alert(1)</script>"),
    )
    concerns = tuple(
        comity.Concern(f"c{k}", want, text, text, source)
        for k, (want, text, source) in enumerate(
            (("a", SCRIPT, "one"), ("not b", LONG, "two"), ("c", TURNED, "three"))
        )
    )
    return comity.Dispute(
        "nasty",
        f"{SCRIPT} {ENDING} {ARABIC}",
        parties,
        {
            "dispute": comity.Concerns(concerns),
            "content": comity.Weights({"c": Fraction(1, 3), "a and d": Fraction(2)}, Fraction(1)),
            "limits-title": comity.Concerns((comity.Concern("d", "d", ENDING, EXPRESSION, "two"),)),
            "dan": comity.Weights({"not a": Fraction(1)}, Fraction(1)),
            "summary": comity.Concerns((comity.Concern("e", "b >= half", EMOJI),)),
        },
        summary="\n".join(TEXTS),
        confidence="constructed",
        notes=" ".join(TEXTS),
        sources=sources,
        joint_options=(comity.JointOption("j", EXPRESSION, consent=("dispute", "content")),),
        infeasible=("a and b == full",),
        status_quo={"c": "yes"},
    )
