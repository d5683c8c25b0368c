import { MARK_COLOUR } from '../../page/tokens.js'

/**
 * The part of a style sheet that comparisons and menus need (comparison.ts, menu.ts), on top of the colours of
 * page/tokens.ts. `client/compare.js` sets `data-mode` where it is at work, and `--split` and `--opacity` from 0 to 100.
 *
 * Room for what the script adds is kept from the start, so that nothing moves when it does.
 */
export const COMPARISON_STYLE = `.comparison{margin:.75rem 0;--split:50;--opacity:50}
.comparison .unseen,.around .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.comparison figcaption{margin:0;font-size:.9rem;color:var(--soft)}
.comparison>figcaption{margin-top:.4rem}
.comparison a:focus-visible,.comparison button:focus-visible,.comparison summary:focus-visible,.comparison select:focus-visible,.comparison input:focus-visible,.comparison .sides:focus-visible,.comparison .modes label:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.comparison-bar{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;justify-content:space-between;min-height:2.75rem;margin-bottom:.25rem}
.comparison .unscripted input{width:1.25rem;height:1.25rem;vertical-align:-.25rem}
.comparison[data-mode] .comparison-bar .unscripted{display:none}
.comparison .sides{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:1rem;row-gap:.25rem;overflow:clip;overflow-clip-margin:6px}
.comparison .side{display:contents}
.comparison .side>figcaption{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;column-gap:.75rem}
.comparison .side>figcaption strong{color:var(--ink)}
.comparison .side>figcaption a{padding:.3rem 0}
.comparison .before>figcaption{grid-area:1/1}.comparison .after>figcaption{grid-area:1/2}
.comparison .before>.stage{grid-area:2/1}.comparison .after>.stage{grid-area:2/2}
.comparison .sides:not(:has(.before)){max-width:36rem}
.comparison .sides:not(:has(.before)) .after>figcaption{grid-area:1/1/2/3}.comparison .sides:not(:has(.before)) .after>.stage{grid-area:2/1/3/3}
.comparison .stage{display:block;width:100%;height:auto;max-height:75vh;background:#fff;border:1px solid var(--line)}
.comparison .stage img{display:block}
.comparison .stage .halo,.comparison .stage .mark{fill:none;vector-effect:non-scaling-stroke}
.comparison .stage .halo{stroke:#fff;stroke-width:6px}
.comparison .stage .mark{stroke:${MARK_COLOUR};stroke-width:3px}
.comparison .stage [hidden],.comparison .stage .mask{display:none}
.comparison:not([data-mode]):has(.marks-difference:checked) .mask,.comparison[data-mode=difference] .mask{display:block}
.comparison[data-mode] .stage{touch-action:pan-y;cursor:grab;user-select:none;-webkit-user-select:none}
.comparison[data-mode] .stage:active{cursor:grabbing}
.comparison[data-mode] .stage>*{pointer-events:none}
.comparison[data-zoomed] .stage{touch-action:none}
.comparison .modes{display:flex;margin:0;padding:0;border:1px solid var(--line);border-radius:.5rem;background:var(--card);min-width:0}
.comparison .modes label{position:relative;display:block;flex:1 1 auto;border-radius:.45rem}
.comparison .modes input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.comparison .modes span{display:flex;align-items:center;justify-content:center;min-height:2.75rem;padding:0 .75rem;border-radius:.45rem;font-size:.9rem;white-space:nowrap}
.comparison .modes :checked+span{background:var(--button);color:var(--on-button);font-weight:700}
.comparison .modes label:has(:focus-visible){z-index:1}
.comparison button,.comparison select{min-width:2.75rem;min-height:2.75rem;padding:0 .75rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card);color:var(--ink);font:inherit;font-size:.9rem;cursor:pointer}
.comparison button[aria-pressed=true]{background:var(--button);color:var(--on-button);font-weight:700}
.comparison .zoom{display:flex;flex-wrap:wrap;gap:.25rem;align-items:center}
.comparison .zoom button[title]{font-size:1.25rem;line-height:1}
.comparison .zoom output{min-width:3.6rem;text-align:center;font-size:.9rem;font-variant-numeric:tabular-nums}
.comparison:has(.variants) .side>figcaption{min-height:2.75rem}
.comparison:has(.variants) .side>figcaption{align-items:center}
.comparison .controls{display:none;min-height:2.75rem;gap:.5rem;align-items:center;justify-content:center}
.comparison[data-mode=slider] .for-slider,.comparison[data-mode=overlay] .for-overlay,.comparison[data-mode=blink] .for-blink{display:flex}
.comparison .controls input{width:100%;height:2.75rem;margin:0;accent-color:var(--button)}
.comparison .controls [hidden]{display:none}
.comparison .line{display:none}
.comparison[data-mode]:not([data-mode=side]) .sides{column-gap:0}
.comparison[data-mode]:not([data-mode=side]) .stage{grid-area:2/1/3/3}
.comparison:is([data-mode=slider],[data-mode=overlay],[data-mode=blink],[data-mode=difference]) :is(.sides,.controls){max-width:48rem;margin-inline:auto}
.comparison:is([data-mode=slider],[data-mode=overlay],[data-mode=blink]) .side>figcaption a{display:none}
.comparison:is([data-mode=slider],[data-mode=overlay],[data-mode=blink]) .after>figcaption{justify-content:end}
.comparison[data-mode=slider] .after>.stage{clip-path:inset(0 0 0 calc(var(--split)*1%))}
.comparison[data-mode=slider] .line{display:block;grid-area:2/1/3/3;position:relative;width:2.75rem;margin-inline-start:calc(var(--split)*1% - 1.375rem);cursor:ew-resize;touch-action:none}
.comparison .line::before{content:"";position:absolute;inset:0 auto 0 calc(50% - 1.5px);width:3px;background:${MARK_COLOUR};box-shadow:0 0 0 1px #fff}
.comparison .grip{position:absolute;left:.125rem;top:calc(50% - 1.25rem);width:2.5rem;height:2.5rem;border-radius:50%;background:${MARK_COLOUR};border:2px solid #fff;color:#fff;display:grid;place-items:center;font-size:1.1rem;line-height:1}
.comparison .grip::before{content:"\\2194"}
.comparison[data-mode=overlay] .after>.stage{opacity:calc(var(--opacity)/100)}
.comparison[data-mode=blink][data-shown=before] .after>*,.comparison[data-mode=blink][data-shown=after] .before>*{visibility:hidden}
.comparison[data-mode=difference] .before>*{display:none}
.comparison[data-mode=difference] .after>figcaption{grid-area:1/1/2/3}
.comparison[data-mode=difference] .picture img{filter:grayscale(1) opacity(.5)}
.comparison .variants ul{display:flex;flex-wrap:wrap;gap:.75rem;margin:.25rem 0;padding:0;list-style:none}
.comparison .variants li{display:grid;width:12rem;font-size:.9rem}
.comparison .variants img{width:100%;height:auto;border:1px solid var(--line)}
.around{margin:.75rem 0}
.around p{margin:0 0 .25rem;font-size:.9rem;color:var(--soft)}
.around ul{margin:0;padding:0;list-style:none;border:1px solid var(--line);border-radius:.5rem;max-width:34rem;overflow:hidden}
.around li{display:flex;flex-wrap:wrap;gap:.1rem .5rem;align-items:baseline;padding:.3rem .75rem .3rem 2.25rem;position:relative;border-top:1px solid var(--line)}
.around li:first-child{border-top:0}
.around li.about{background:var(--paper);font-weight:700}
.around [data-sign]::before{content:attr(data-sign);position:absolute;left:.75rem;width:1rem;text-align:center;font-weight:700}
.around ins{text-decoration-thickness:2px;text-underline-offset:.2em}
.around del{color:var(--soft)}
.around .tag{margin-inline-start:auto;font-size:.8rem;font-weight:400;color:var(--soft)}
.around .role{font-size:.85rem;font-weight:400;color:var(--soft)}
.around .more{color:var(--soft);font-size:.9rem}
@media (max-width:60rem) and (scripting:enabled){.comparison-bar{min-height:6rem}}
@media (max-width:40rem){
.comparison:not([data-mode]) .sides,.comparison[data-mode=side] .sides{grid-template-columns:minmax(0,1fr)}
:is(.comparison:not([data-mode]),[data-mode=side]) .side>:is(figcaption,.stage){grid-area:auto}
.comparison .modes{flex:1 1 100%}
.comparison .modes span{padding:0 .3rem;font-size:.78rem}
.comparison .zoom{flex:1 1 100%;justify-content:space-between;flex-wrap:nowrap}
.comparison .zoom button{padding:0 .6rem}
.comparison .zoom output{position:absolute;width:1px;min-width:0;height:1px;overflow:hidden;clip-path:inset(50%)}
.comparison .stage{border-inline:0}
}
@media (max-width:40rem) and (pointer:coarse){.comparison.comparison.comparison :is(.sides,.modes,.controls){margin-inline:calc(50% - 50vw);max-width:none}.comparison .side>figcaption{padding-inline:1rem}.comparison .modes{border-inline:0;border-radius:0;flex-basis:100vw}.comparison .controls input{margin-inline:.25rem}}
@media (forced-colors:active){.comparison .modes :checked+span,.comparison button[aria-pressed=true]{outline:3px solid;outline-offset:-3px}}
@media print{.comparison-bar,.comparison .controls,.comparison .line{display:none!important}}
`
