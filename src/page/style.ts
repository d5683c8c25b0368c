import { MARK_COLOUR, TOKENS } from './tokens.js'

/** The report's whole style. */
export const STYLE = `${TOKENS}*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:1rem;font:1rem/1.5 var(--sans);color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible,.strip:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
header p,.meta{color:var(--soft);margin:.25rem 0}
h1{font-size:1.6rem;line-height:1.2;margin:.5rem 0}h2{font-size:1.25rem;margin:2rem 0 .5rem}h3{font-size:1.1rem;margin:0}h4{font-size:1rem;margin:1.25rem 0 .5rem}
.counts{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;padding:0;margin:1rem 0}
.counts li{border:1px solid var(--line);border-radius:.5rem;padding:.4rem .8rem}
.counts strong{font-size:1.25rem;margin-right:.3rem}
.badge{display:inline-block;border:2px solid currentColor;border-radius:.4rem;padding:0 .5rem;font-weight:700;font-size:.9rem}
.verified{color:var(--verified)}.changed{color:var(--changed)}.broken{color:var(--broken)}.blocked{color:var(--blocked)}.error{color:var(--error)}
article{border:1px solid var(--line);border-radius:.6rem;padding:1rem;margin:1rem 0;background:var(--card)}
.lead{font-size:1.1rem;margin:.5rem 0}
blockquote{margin:.5rem 0;padding:.1rem .8rem;border-left:4px solid var(--line)}
blockquote p{margin:.3rem 0}
.compare{display:flex;flex-wrap:wrap;gap:1rem;margin:.75rem 0}
.compare figure{margin:0;flex:1 1 16rem;max-width:34rem}
figcaption{font-size:.9rem;color:var(--soft);margin-bottom:.25rem}
.crop{display:block;width:100%;height:auto;border:1px solid var(--line);background:#fff}
.strip{display:flex;gap:.75rem;overflow-x:auto;padding:.5rem .25rem 1rem;margin:0;list-style:none}
.strip li{flex:0 0 15rem}.strip.phone li{flex-basis:9rem}
.shot{position:relative;display:block;border:1px solid var(--line);background:#fff;line-height:0}
.shot img{width:100%;height:auto}
.shot .over{position:absolute;inset:0;width:100%;height:100%}
.strip p{font-size:.9rem;margin:.35rem 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
details>summary{cursor:pointer;padding:.3rem 0}
code{background:var(--paper);border:1px solid var(--line);border-radius:.25rem;padding:0 .25rem;font-size:.9em}
.mark{fill:none;stroke:${MARK_COLOUR};stroke-width:4}
@media (max-width:40rem){.stack thead{display:none}.stack tr{display:block;border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0}.stack td,.stack th{display:block;border:0;padding:.2rem .6rem}}
@media print{.strip{flex-wrap:wrap;overflow:visible}}
`
