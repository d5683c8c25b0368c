import { MARK_COLOUR, TOKENS } from './tokens.js'

/**
 * The style that all pages of the report share, for a phone first: what is pressed is 44 px high, pictures reach from edge to
 * edge, and nothing depends on a colour alone.
 */
export const STYLE = `${TOKENS}*{box-sizing:border-box}
html{scroll-padding:1rem 0 5rem}
body{margin:0 auto;max-width:72rem;padding:var(--space-3);font:1rem/1.5 var(--sans);color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible,.strip:focus-visible,pre:focus-visible,[tabindex="-1"]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{position:static;display:inline-block;padding:.6rem 0}
.meta{color:var(--soft);margin:.15rem 0}
h1{font-size:1.35rem;line-height:1.25;margin:.25rem 0}h2{font-size:1.15rem;line-height:1.3;margin:1.75rem 0 .35rem}h3{font-size:1.1rem;line-height:1.35;margin:0}
header nav a{display:inline-block;padding:.65rem .35rem .65rem 0}
.to-others{display:flex;flex-wrap:wrap;gap:0 1rem}.to-others a,.to-others span{display:inline-block;padding:.65rem .35rem .65rem 0}
.lead{font-size:1.15rem;line-height:1.4;margin:.5rem 0;text-wrap:pretty}
main>.lead:first-child{font-size:1.3rem;font-weight:650;margin:.75rem 0 1rem}
.badge{display:inline-block;border:2px solid currentColor;border-radius:.4rem;padding:0 .45rem;font-weight:700;font-size:.85rem;line-height:1.5;vertical-align:.06em}
.verified{color:var(--verified)}.changed{color:var(--changed)}.broken{color:var(--broken)}.blocked{color:var(--blocked)}.error{color:var(--error)}
.notice{border:2px solid var(--accent);border-radius:.6rem;padding:.25rem 1rem;margin:1rem 0}
.cause{border:1px solid var(--line);border-radius:.75rem;padding:var(--space-3);margin:.75rem 0 1.25rem;background:var(--card)}
.cause:target{border-color:var(--accent);box-shadow:0 0 0 2px var(--accent)}
.cause p{margin:.35rem 0}
.wording{margin:.75rem 0}
.wording>div{border-left:4px solid var(--broken);padding:.15rem 0 .15rem .8rem}
.wording>div.now{border-left-color:var(--verified)}
.wording>div+div{margin-top:.5rem}
.wording dt{font-size:.875rem;color:var(--soft)}
.wording dd{margin:0;font-size:1.1rem;line-height:1.4}
.now dd{font-weight:600}
.also{font-size:.95rem}p.also{color:var(--soft);margin-bottom:0}ul.also{margin:.15rem 0 .5rem;padding-left:1.2rem}
details>summary{cursor:pointer;min-height:44px;padding:.6rem 0;color:var(--accent)}
details>ul{margin:.25rem 0 .75rem;padding-left:1.2rem}
.alike>ul{list-style:none;padding:0}.alike li{padding:.35rem 0;border-top:1px solid var(--line)}
.alike li p{margin:.1rem 0}
span.was{text-decoration:line-through;text-decoration-color:var(--broken);text-decoration-thickness:2px}span.now{font-weight:600}
.links a,.left-out a{display:inline-block;padding:.6rem .6rem .6rem 0}
pre{margin:.25rem 0 .75rem;padding:.6rem .75rem;overflow-x:auto;background:var(--paper);border:1px solid var(--line);border-radius:.4rem}
code{font:.85rem/1.5 var(--mono)}
:not(pre)>code{background:var(--paper);border:1px solid var(--line);border-radius:.25rem;padding:0 .25rem}
.hindrances{list-style:none;padding:0;margin:.25rem 0}.hindrances li{padding:.5rem 0;border-top:1px solid var(--line)}
.folded{margin-top:1.75rem;border-bottom:1px solid var(--line)}.folded>details{border-top:1px solid var(--line)}
.flows{columns:16rem}
blockquote{margin:.5rem 0;padding:.1rem .8rem;border-left:4px solid var(--line)}
blockquote p{margin:.3rem 0}
.step{border-top:1px solid var(--line);margin-top:1.25rem}
.step:target>h2{text-decoration:underline;text-decoration-color:var(--accent)}
.to-cause a{display:inline-block;padding:.5rem 0;font-weight:600}
.strip{display:flex;gap:.75rem;overflow-x:auto;padding:.5rem .25rem 1rem;margin:0;list-style:none}
.strip li{flex:0 0 15rem}.strip.phone li{flex-basis:9rem}
.strip a{display:block}
.shot{position:relative;display:block;border:1px solid var(--line);background:#fff;line-height:0}
.shot img{width:100%;height:auto}
.shot .over{position:absolute;inset:0;width:100%;height:100%}
.mark{fill:none;stroke:${MARK_COLOUR};stroke-width:4}
.strip p{font-size:.9rem;margin:.35rem 0}
.nights{display:flex;flex-wrap:wrap;gap:.3rem;list-style:none;padding:0;margin:.35rem 0 1rem}
.nights li{width:2rem;height:2rem;display:grid;place-items:center;border:2px solid currentColor;border-radius:.3rem;font-weight:700}
.nights .tonight{outline:2px solid var(--ink);outline-offset:2px}
table{border-collapse:collapse;width:100%;margin-bottom:1rem}
th,td{text-align:left;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td a{display:inline-block;padding:.2rem 0}
@media (min-width:60rem){body{padding:1.25rem 2rem}.cause{padding:1.25rem 1.5rem}h3{font-size:1.2rem}}
@media (max-width:40rem){
.cause{border-width:1px 0;border-radius:0;margin-inline:calc(-1*var(--space-3))}
.comparison .modes{flex-wrap:wrap}
.stack thead{display:none}.stack tr{display:block;border-top:1px solid var(--line);padding:.4rem 0}.stack td{display:block;border:0;padding:.1rem 0}
td a,.hindrances li{padding-block:.6rem}}
@media print{body{max-width:none;background:#fff;color:#000}.cause{break-inside:avoid;background:#fff}.strip{flex-wrap:wrap;overflow:visible}nav,.skip{display:none}}
`
