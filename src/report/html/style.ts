/** The look of the page: light, dark and on paper. Every pair of colours has a contrast of 4.5 or more. */

/** One style sheet, no fonts and no pictures from elsewhere. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f4f5f7; --ink: #1b1f24; --soft: #4d5663; --line: #c4cad3;
  --link: #0b57a4; --danger: #a3151d; --good: #11632f; --caution: #7a4a00; --accent: #0b57a4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171b; --raised: #1f242b; --ink: #e8ebef; --soft: #b1bac6; --line: #4a535f;
    --link: #8ab8f5; --danger: #ff9c9c; --good: #7fd69a; --caution: #f0c060; --accent: #8ab8f5;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 4rem;
  background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
}
h1 { font-size: 1.7rem; line-height: 1.25; margin: .4rem 0 .6rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; padding-top: .6rem; border-top: 1px solid var(--line); }
p, ul { max-width: 46rem; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.stamp {
  display: inline-block; margin: 0; padding: .15rem .7rem; border: 3px double currentColor;
  font-weight: 700; letter-spacing: .06em; color: var(--caution);
}
.facts { color: var(--soft); margin: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; margin: 1rem 0 0; padding: 0; max-width: none; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; padding: .4rem .8rem; background: var(--raised); }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
caption { text-align: left; font-weight: 600; padding: 0 0 .4rem; caption-side: top; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
td.word { overflow-wrap: normal; white-space: nowrap; }
thead th { color: var(--soft); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 500; min-width: 9rem; overflow-wrap: break-word; }
tbody th code { overflow-wrap: break-word; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: .88em; }
code { overflow-wrap: anywhere; }
pre { background: var(--raised); padding: .7rem .9rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; margin: .3rem 0 1rem; }
figure { margin: 1rem 0; }
figcaption { font-weight: 600; margin: 0 0 .3rem; }
.add { color: var(--good); } .remove { color: var(--danger); }
ins, del { text-decoration: none; display: block; }
svg { max-width: 100%; height: auto; display: block; }
svg text { fill: var(--ink); font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
svg .soft { fill: var(--soft); font-size: 12px; }
svg .line { stroke: var(--line); stroke-width: 2; fill: none; }
svg .box { fill: var(--raised); stroke: var(--line); stroke-width: 1.5; }
svg .before { fill: var(--danger); } svg .executed { fill: var(--accent); }
svg .seen { fill: var(--ground); stroke: var(--soft); stroke-width: 2; }
svg .closed, svg .session { fill: var(--ink); } svg .noted { fill: var(--caution); }
footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
@media print {
  :root { --ground: #fff; --raised: #f4f5f7; --ink: #000; --soft: #333; --line: #999; --link: #000; --danger: #7a0000; --good: #00401a; --caution: #4d2e00; --accent: #003a75; }
  @page { margin: 16mm 14mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip { display: none; }
  h2 { break-after: avoid; }
  table { font-size: 8.5pt; } tr, figure, pre { break-inside: avoid; } thead { display: table-header-group; }
  .scroll { overflow: visible; }
}
`;
