/**
 * What all pages have in common, light and dark: colours, type and spacing. Every colour of text keeps a contrast of 4.5:1 on
 * `--paper` and on `--card` in both schemes, and no state is told by its colour alone.
 */
export const TOKENS = `
:root{color-scheme:light dark;--ink:#1c1d20;--soft:#585a60;--paper:#fffefb;--card:#f6f4ee;--line:#d8d4c9;--accent:#0b4fae;--button:#0b4fae;--on-button:#fff;
--verified:#136c36;--changed:#8a5300;--broken:#b3161f;--unknown:#4f4a78;--retired:#585a60;--blocked:#4b5462;--error:#7a1fa2;
--serif:Charter,"Bitstream Charter","Iowan Old Style",Georgia,"Times New Roman",serif;--sans:system-ui,sans-serif;--mono:ui-monospace,Consolas,monospace;
--space-1:.25rem;--space-2:.5rem;--space-3:1rem;--space-4:1.5rem;--space-5:2.5rem}
@media (prefers-color-scheme:dark){:root{--ink:#ecebe6;--soft:#b3b1a9;--paper:#16171a;--card:#202226;--line:#41434a;--accent:#8ab8ff;--button:#2f66c2;
--verified:#5ccb86;--changed:#f0b35a;--broken:#ff8a8a;--unknown:#bdb4f2;--retired:#b3b1a9;--blocked:#b7c0cd;--error:#d9a2f2}}
`

/** The colour of what is marked on pictures: no site uses it for much, and it stands out from light and dark. */
export const MARK_COLOUR = '#d6005a'
