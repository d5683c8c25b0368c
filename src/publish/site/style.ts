import { TOKENS } from '../../page/tokens.js'

/** `assets/site.css`: one column that reads like a newspaper, on a telephone first, and on paper. No font is loaded. */
export const SITE_STYLE = `${TOKENS.trimStart()}*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0 auto;max-width:44rem;padding:0 var(--space-3) var(--space-4);font:1.0625rem/1.55 var(--serif);color:var(--ink);background:var(--paper);overflow-wrap:break-word}
a{color:var(--accent);text-underline-offset:.15em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
.skip{position:absolute;left:-99rem;padding:var(--space-2) var(--space-3);background:var(--paper)}
.skip:focus{left:0;top:0;z-index:1}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
h1,h2,h3{line-height:1.2;text-wrap:pretty}
time{white-space:nowrap}
h1{font-size:clamp(1.7rem,1.3rem + 2vw,2.4rem);letter-spacing:-.01em;margin:var(--space-4) 0}
h2{font-size:1.35rem;margin:0 0 var(--space-3)}
h3{font-size:1.1rem;margin:0 0 var(--space-1)}
p,ul,ol,blockquote{margin:0 0 var(--space-3)}
ul,ol{padding-inline-start:1.25rem}
section,.more{border-top:1px solid var(--soft);margin-top:var(--space-5);padding-top:var(--space-3)}
.meta,.tags,.masthead,footer,summary,.tag,.address,.question{font-family:var(--sans)}
.meta,.tags{font-size:.9rem;color:var(--soft)}
.symbol{width:1.3em;height:1.3em;flex:none;vertical-align:-.3em;fill:none;stroke:currentColor;stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}
.symbol circle{stroke-width:1.6}
.tag{font-size:.9rem;font-weight:600;white-space:nowrap}
.tag .symbol{margin-inline-end:.3em}
.tag.verified,.answer.verified .verdict{color:var(--verified)}
.tag.changed,.answer.changed .verdict{color:var(--changed)}
.tag.broken,.answer.broken .verdict{color:var(--broken)}
.tag.unknown,.answer.unknown .verdict{color:var(--unknown)}
.tag.retired,.answer.retired .verdict,.tag.not-machine-verified{color:var(--retired)}
.tag.attested{color:var(--unknown)}
.masthead{border-bottom:3px double var(--line);padding:var(--space-3) 0 var(--space-2);display:flex;flex-wrap:wrap;gap:0 var(--space-3);align-items:baseline;font-size:.9rem}
.masthead p,.masthead ul{margin:0}
.name{font:700 1.15rem/1.3 var(--serif)}
.name a{color:inherit;text-decoration:none}
.tagline{color:var(--soft);flex:1 1 14rem}
nav ul{display:flex;flex-wrap:wrap;gap:0 var(--space-3);list-style:none;padding:0}
nav a{display:inline-block;padding:var(--space-2) 0}
nav [aria-current]{color:var(--ink);text-decoration:none;font-weight:600}
.notices{flex:1 1 100%;margin-top:var(--space-2)}
.notices p{padding:var(--space-2) var(--space-3);margin:0 0 var(--space-2);border:2px solid var(--changed);color:var(--ink)}
.lead{font-size:1.15rem}
.answer{border-top:0;margin-top:0;padding:var(--space-3);background:var(--card);border-radius:4px}
.answer h2{font:600 .9rem/1.3 var(--sans);color:var(--soft);margin:0 0 var(--space-2)}
.answer [data-moment=until]{font-weight:700}
.answer h3{margin-top:var(--space-3)}
.answer p:last-child,.answer ul:last-child{margin-bottom:0}
.verdict{display:flex;gap:.5rem;align-items:flex-start;font-size:clamp(1.35rem,1.15rem + 1vw,1.7rem);font-weight:700;line-height:1.25;text-wrap:balance}
.verdict .symbol{margin-top:-.02em}
.go{display:block;padding:.8rem var(--space-3);border-radius:4px;background:var(--button);color:var(--on-button);font-family:var(--sans);text-align:center;text-decoration:none}
.go:hover{text-decoration:underline}
.go .what{display:block;font-size:1.2rem;font-weight:700}
.go .where{font-size:.9rem;overflow-wrap:anywhere}
.links,.entries,.claims,.hashes,.changes,.chooser{list-style:none;padding:0}
.links li,.claims li,.changes li{padding:var(--space-2) 0}
.way{border:0;margin-top:var(--space-5);padding:0}
.way h3{font-size:1.2rem}
h2+.way{margin-top:0}
.taught{margin:var(--space-3) 0 0}
.guides{list-style:none;padding:0}
details{margin:0 0 var(--space-2)}
summary{cursor:pointer;padding:.6rem 0;font-weight:600}
.way details{border-top:1px solid var(--line)}
.more{margin:0;padding-top:0}
.more summary{padding:.8rem 0}
.more summary h2{display:inline;font-size:1.1rem;margin:0}
section+.more{margin-top:var(--space-5)}
.steps{counter-reset:step;list-style:none;padding:0;margin:var(--space-2) 0 var(--space-3)}
.steps>li{counter-increment:step;position:relative;padding-inline-start:2.6rem;margin-bottom:var(--space-4)}
.steps>li::before{content:counter(step);position:absolute;inset-inline-start:0;top:0;width:1.8rem;height:1.8rem;border:1px solid var(--soft);border-radius:50%;font:600 .95rem/1.7rem var(--sans);text-align:center}
.steps p{margin-bottom:var(--space-2)}
.steps img{display:block;max-width:100%;height:auto;background:#fff;border:1px solid var(--line)}
.address,.seen{display:block;font-size:.9rem;overflow-wrap:anywhere}
.claims li{display:flex;gap:.3rem;align-items:baseline}
.claims .meta{display:block}
.short{display:block;margin-top:var(--space-1)}
.changes li+li,.links li+li,.entries li+li{border-top:1px solid var(--line)}
.entries li{padding:var(--space-3) 0}
.entries h3{font-size:1.2rem}
.entries p{margin:0}
.chart{display:block;width:100%;height:auto;aspect-ratio:2;margin-bottom:var(--space-3)}
blockquote{padding-inline-start:var(--space-3);border-inline-start:3px solid var(--line)}
code{font-family:var(--mono);font-size:.85em;overflow-wrap:anywhere}
pre{padding:var(--space-3);background:var(--card);white-space:pre-wrap;margin:0 0 var(--space-3);line-height:1.4}
.hashes{color:var(--soft)}
footer{border-top:3px double var(--line);margin-top:var(--space-5);padding-top:var(--space-3);font-size:.9rem;color:var(--soft)}
.plain section{border:0;margin-top:var(--space-4);padding:0}
.chooser a{display:block;padding:var(--space-3) 0;border-top:1px solid var(--line);text-decoration:none}
.chooser a{color:var(--soft)}
.plain h1{margin-top:var(--space-5)}
.chooser strong{color:var(--accent);display:block;font-size:1.2rem;text-decoration:underline;text-underline-offset:.15em}
@media (min-width:48rem){body{font-size:1.125rem}.answer{padding:var(--space-4)}.go{max-width:26rem}}
@media print{
:root{color-scheme:light;--ink:#000;--soft:#333;--paper:#fff;--card:#fff;--line:#999;--accent:#000}
body{max-width:none;padding:0;font-size:11pt}
.skip,nav,.more,.tagline,.home{display:none}
.answer{border:1pt solid #000}
.go{color:#000;background:none;max-width:none;border:2pt solid #000;text-align:start}
.go::after,.steps a.address::after{content:" " attr(href);font:9pt var(--mono);overflow-wrap:anywhere}
.steps a.address{font-size:0}
details::details-content{content-visibility:visible;display:block;height:auto}
.steps>li{break-inside:avoid}
.steps img{max-height:9cm;width:auto}
h2,h3,summary{break-after:avoid}
}
`
