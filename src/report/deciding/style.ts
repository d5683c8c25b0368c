/** The style of the forms in which a person decides, and of the bar below them. Needs the tokens of page/tokens.ts. */
export const DECIDE_STYLE = `
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.decide{border-top:1px solid var(--line);margin-top:var(--space-3);padding-top:var(--space-3)}
.decide fieldset{border:0;margin:0;padding:0;min-width:0}
.decide legend{font-weight:700;padding:0;margin-bottom:var(--space-2)}
.choices{display:grid;gap:var(--space-2)}
@media (min-width:40rem){.choices{grid-template-columns:1fr 1fr}}
@media (min-width:64rem){.choices{grid-template-columns:repeat(4,1fr)}}
.choice{display:flex;gap:var(--space-2);align-items:flex-start;min-height:44px;padding:.6rem .75rem;border:2px solid var(--line);border-radius:.5rem;background:var(--paper);cursor:pointer}
.choice:hover{border-color:var(--soft)}
.choice:has(:checked){border-color:var(--accent)}
.choice:focus-within,.members label:focus-within{outline:3px solid var(--accent);outline-offset:2px}
.choice input{margin:.2rem 0 0;width:1.15rem;height:1.15rem;flex:none;accent-color:var(--button);outline:0}
.choice strong{display:block;line-height:1.3}
.decide small{color:var(--soft);font-size:.875rem;line-height:1.35}
.choice small{display:block;margin-top:.15rem}
.decide .field{margin:var(--space-2) 0 0}
.field label{display:block;font-size:.9rem;color:var(--soft)}
.field input,.field textarea,.command textarea{display:block;width:100%;max-width:40rem;margin-top:.2rem;padding:.55rem .6rem;border:1px solid var(--soft);border-radius:.4rem;background:var(--paper);color:var(--ink);font:1rem/1.4 var(--sans)}
.field input{max-width:14rem;min-height:44px}
.members{margin-top:var(--space-2)}
.members>summary{min-height:44px;display:flex;align-items:center;gap:.4rem;flex-wrap:wrap}
.members>summary::before{content:"▸"}.members[open]>summary::before{content:"▾"}
.members label{display:flex;gap:var(--space-2);align-items:center;min-height:44px;padding:.2rem .25rem;border-radius:.4rem;cursor:pointer}
.members label input{width:1.15rem;height:1.15rem;flex:none;accent-color:var(--button);outline:0}
.consequence{display:block}
.consequence:not(:empty){margin-top:var(--space-3);padding:.6rem .8rem;border-left:4px solid var(--accent);background:var(--paper)}
.consequence p,.consequence ul{margin:.2rem 0}.consequence ul{padding-left:1.2rem}
.consequence del{color:var(--soft)}.consequence ins{font-weight:600;text-decoration:none}
.taken{margin:var(--space-3) 0 0;padding:0;list-style:none;color:var(--ink)}
.taken li{padding-left:1.6rem;position:relative}
.taken li::before{content:"✓"/"";position:absolute;left:.2rem;color:var(--verified);font-weight:700}
.conflict{margin-top:var(--space-3);padding:.6rem .8rem;border:2px solid var(--changed);border-radius:.5rem}
.conflict p{margin:0 0 .5rem}
.decide .buttons{display:flex;flex-wrap:wrap;gap:var(--space-2);margin:var(--space-3) 0 0}
.decide button,.decided button,.decided a[data-issue],.decided a[data-workflow]{min-height:44px;padding:.5rem 1.1rem;border-radius:.5rem;border:2px solid var(--button);background:transparent;color:var(--accent);font:600 1rem/1.3 var(--sans);cursor:pointer;text-decoration:none}
.decide button[type=submit],.decided button[data-finish],.decided button[data-copy]{background:var(--button);color:var(--on-button)}
.decide button:focus-visible,.decided :focus-visible,.decide textarea:focus-visible,.field input:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.decide [hidden],.decided [hidden],.decide[hidden],.decided[hidden]{display:none}
.decide .quiet{border-color:transparent;padding-inline:.5rem;font-weight:400;text-decoration:underline}
.decide[data-done] :is(.choices,.field,.members,.consequence){display:none}
html:has(.decided:not([hidden])){scroll-padding-bottom:6rem}
.decided{position:sticky;bottom:0;z-index:5;margin:var(--space-4) -1rem -1rem;padding:.6rem 1rem;border-top:1px solid var(--line);background:var(--card);max-height:60vh;overflow:auto}
.decided p{margin:0}
.decided .tally{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .75rem}
.decided .counted{font-weight:700;margin-right:auto}
.decided .superseded{margin-bottom:.5rem;color:var(--changed);font-weight:600}
.decided .command{margin-top:.25rem}.decided .command textarea{font:.85rem/1.4 var(--mono);max-width:none}
.decided .said{display:block}.decided .said:not(:empty){margin-top:.5rem}
.decided .said ul{margin:.2rem 0;padding-left:1.2rem;max-height:20vh;overflow:auto}
@media print{.decide,.decided{display:none}}
`
