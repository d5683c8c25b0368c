import { MARK_COLOUR } from '../page/tokens.js'

/**
 * The part of a style sheet that comparisons and menus need (comparison.ts, menu.ts), on top of the colours of
 * page/tokens.ts. `client/compare.js` sets `data-mode` where it is at work, and `--line` and `--opacity` from 0 to 100.
 *
 * Room for what the script adds is kept from the start, so that nothing moves when it does.
 */
export const COMPARISON_STYLE = `.comparison{margin:.75rem 0;--line:50;--opacity:50}
.comparison .unseen,.around .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.comparison figcaption{margin:0;font-size:.9rem;color:var(--soft)}
.comparison>figcaption{margin-top:.4rem}
.comparison a:focus-visible,.comparison button:focus-visible,.comparison summary:focus-visible,.comparison select:focus-visible,.comparison input:focus-visible,.sides:focus-visible,.modes label:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}
.comparison-bar{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;justify-content:space-between;min-height:2.75rem;margin-bottom:.25rem}
.comparison .unscripted input{width:1.25rem;height:1.25rem;vertical-align:-.25rem}
.comparison[data-mode] .comparison-bar .unscripted{display:none}
.sides{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:1rem;row-gap:.25rem;overflow:clip;overflow-clip-margin:6px}
.side{display:contents}
.side>figcaption{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;column-gap:.75rem}
.side>figcaption strong{color:var(--ink)}
.side>figcaption a{padding:.3rem 0}
.before>figcaption{grid-area:1/1}.after>figcaption{grid-area:1/2}
.before>.stage{grid-area:2/1}.after>.stage{grid-area:2/2}
.sides:not(:has(.before)){max-width:36rem}
.sides:not(:has(.before)) .after>figcaption{grid-area:1/1/2/3}.sides:not(:has(.before)) .after>.stage{grid-area:2/1/3/3}
.stage{display:block;width:100%;height:auto;max-height:75vh;background:#fff;border:1px solid var(--line)}
.stage img{display:block}
.stage .halo,.stage .mark{fill:none;vector-effect:non-scaling-stroke}
.stage .halo{stroke:#fff;stroke-width:6px}
.stage .mark{stroke:${MARK_COLOUR};stroke-width:3px}
.stage [hidden],.stage .mask{display:none}
.comparison:not([data-mode]):has(.marks-difference:checked) .mask,[data-mode=difference] .mask{display:block}
.comparison[data-mode] .stage{touch-action:pan-y;cursor:grab;user-select:none;-webkit-user-select:none}
.comparison[data-mode] .stage:active{cursor:grabbing}
.comparison[data-mode] .stage>*{pointer-events:none}
.comparison[data-zoomed] .stage{touch-action:none}
.modes{display:flex;margin:0;padding:0;border:1px solid var(--line);border-radius:.5rem;background:var(--card);min-width:0}
.modes label{position:relative;display:block;flex:1 1 auto;border-radius:.45rem}
.modes input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.modes span{display:flex;align-items:center;justify-content:center;min-height:2.75rem;padding:0 .75rem;border-radius:.45rem;font-size:.9rem;white-space:nowrap}
.modes :checked+span{background:var(--button);color:var(--on-button);font-weight:700}
.modes label:has(:focus-visible){z-index:1}
.comparison button,.comparison select{min-width:2.75rem;min-height:2.75rem;padding:0 .75rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card);color:var(--ink);font:inherit;font-size:.9rem;cursor:pointer}
.comparison button[aria-pressed=true]{background:var(--button);color:var(--on-button);font-weight:700}
.zoom{display:flex;flex-wrap:wrap;gap:.25rem;align-items:center}
.zoom button[title]{font-size:1.25rem;line-height:1}
.zoom output{min-width:3.6rem;text-align:center;font-size:.9rem;font-variant-numeric:tabular-nums}
.with{display:flex;gap:.5rem;align-items:center;font-size:.9rem;width:100%}
.controls{display:none;min-height:2.75rem;gap:.5rem;align-items:center;justify-content:center}
[data-mode=slider] .for-slider,[data-mode=overlay] .for-overlay,[data-mode=blink] .for-blink{display:flex}
.controls input{width:100%;height:2.75rem;margin:0;accent-color:var(--button)}
.controls [hidden]{display:none}
.line{display:none}
.comparison[data-mode]:not([data-mode=side]) .sides{column-gap:0}
.comparison[data-mode]:not([data-mode=side]) .stage{grid-area:2/1/3/3}
.comparison[data-mode]:not([data-mode=side]) :is(.sides,.controls){max-width:48rem;margin-inline:auto}
.comparison[data-mode]:is([data-mode=slider],[data-mode=overlay]) .after>figcaption{flex-direction:row-reverse}
[data-mode=slider] .after>.stage{clip-path:inset(0 0 0 calc(var(--line)*1%))}
[data-mode=slider] .line{display:block;grid-area:2/1/3/3;position:relative;width:2.75rem;margin-inline-start:calc(var(--line)*1% - 1.375rem);cursor:ew-resize;touch-action:none}
.line::before{content:"";position:absolute;inset:0 auto 0 calc(50% - 1.5px);width:3px;background:${MARK_COLOUR};box-shadow:0 0 0 1px #fff}
.grip{position:absolute;left:.125rem;top:calc(50% - 1.25rem);width:2.5rem;height:2.5rem;border-radius:50%;background:${MARK_COLOUR};border:2px solid #fff;color:#fff;display:grid;place-items:center;font-size:1.1rem;line-height:1}
.grip::before{content:"\\2194"}
[data-mode=overlay] .after>.stage{opacity:calc(var(--opacity)/100)}
[data-mode=blink][data-shown=before] .after>*,[data-mode=blink][data-shown=after] .before>*{visibility:hidden}
[data-mode=difference] .before>*{display:none}
[data-mode=difference] .after>figcaption{grid-area:1/1/2/3}
[data-mode=difference] .picture img{filter:grayscale(1) opacity(.5)}
.variants ul{display:flex;flex-wrap:wrap;gap:.75rem;margin:.25rem 0;padding:0;list-style:none}
.variants li{display:grid;width:12rem;font-size:.9rem}
.variants img{width:100%;height:auto;border:1px solid var(--line)}
.around{margin:.75rem 0}
.around p{margin:0 0 .25rem;font-size:.9rem;color:var(--soft)}
.around ul{margin:0;padding:0;list-style:none;border:1px solid var(--line);border-radius:.5rem;max-width:34rem;overflow:hidden}
.around li{display:flex;flex-wrap:wrap;gap:.1rem .5rem;align-items:baseline;padding:.3rem .75rem .3rem 2.25rem;position:relative;border-top:1px solid var(--line)}
.around li:first-child{border-top:0}
.around li.about{background:var(--card);font-weight:700}
.around [data-sign]::before{content:attr(data-sign);position:absolute;left:.75rem;width:1rem;text-align:center;font-weight:700}
.around ins{text-decoration-thickness:2px;text-underline-offset:.2em}
.around del{color:var(--soft)}
.around .tag{margin-inline-start:auto;font-size:.8rem;font-weight:400;color:var(--soft)}
.around .role{font-size:.85rem;font-weight:400;color:var(--soft)}
.around .more{color:var(--soft);font-size:.9rem}
@media (max-width:60rem) and (scripting:enabled){.comparison-bar{min-height:6rem}}
@media (max-width:40rem){
.comparison:not([data-mode]) .sides,[data-mode=side] .sides{grid-template-columns:minmax(0,1fr)}
:is(.comparison:not([data-mode]),[data-mode=side]) .side>:is(figcaption,.stage){grid-area:auto}
.modes{flex:1 1 100%}
.modes span{padding:0 .3rem;font-size:.78rem}
.zoom{flex:1 1 100%;justify-content:space-between}
.stage{border-inline:0}
}
@media (max-width:40rem) and (pointer:coarse){.comparison :is(.sides,.modes){margin-inline:calc(50% - 50vw)}.side>figcaption{padding-inline:1rem}.modes{border-inline:0;border-radius:0;flex-basis:100vw}.controls{padding-inline:.25rem}}
@media (forced-colors:active){.modes :checked+span,.comparison button[aria-pressed=true]{outline:3px solid;outline-offset:-3px}}
@media print{.comparison-bar,.controls,.line{display:none!important}}
`
