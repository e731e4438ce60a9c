import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const FONTS = [
  { weight: 400, file: require.resolve('@fontsource/titillium-web/files/titillium-web-latin-400-normal.woff2') },
  { weight: 600, file: require.resolve('@fontsource/titillium-web/files/titillium-web-latin-600-normal.woff2') },
] as const;

let sheet: string | undefined;

/** The style sheet, fonts inside; read once. */
export function styleSheet(): string {
  sheet ??= FONTS.map(
    ({ weight, file }) =>
      `@font-face{font-family:"Titillium Web";font-weight:${weight};font-display:swap;src:url(data:font/woff2;base64,${readFileSync(file).toString('base64')}) format("woff2")}`,
  )
    .concat(RULES)
    .join('\n');
  return sheet;
}

/** Nothing may be loaded or run: only this style sheet, by its hash, and the fonts inside it. */
export function contentSecurityPolicy(): string {
  const digest = createHash('sha256').update(styleSheet()).digest('base64');
  return `default-src 'none'; style-src 'sha256-${digest}'; font-src data:; base-uri 'none'; form-action 'none'`;
}

const RULES = `
:root{color-scheme:light dark;--ink:#17202a;--grey:#55606b;--rule:#c5ccd3;--page:#fff;--panel:#f3f5f7;--link:#0b4f96;
--error:#6a1b9a;--fail:#b3261e;--blocked:#7a4f01;--untested:#55606b;--warn:#8a5a00;--attested:#1f5c99;--pass:#0b6b3a;--notApplicable:#55606b}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaee;--grey:#a3adb8;--rule:#3a444e;--page:#12181e;--panel:#1b232b;--link:#8ec1ff;
--error:#d8a2f0;--fail:#ff9a8f;--blocked:#f0c070;--untested:#a3adb8;--warn:#f0c070;--attested:#8ec1ff;--pass:#7fd6a4;--notApplicable:#a3adb8}}
*{box-sizing:border-box}
html{font:400 1rem/1.5 "Titillium Web",system-ui,sans-serif;color:var(--ink);background:var(--page);-webkit-text-size-adjust:100%;scroll-behavior:auto}
body{max-width:66rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1,h2,h3,h4,h5,th,dt,summary,strong,.v{font-weight:600}
h1{font-size:2.1rem;line-height:1.2;margin:0}
h2{font-size:1.45rem;line-height:1.25;margin:3rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--rule)}
h3{font-size:1.15rem;margin:2rem 0 .5rem}
h4{font-size:1rem;margin:1.5rem 0 .35rem}
h5{font-size:1rem;margin:0 0 .15rem;overflow-wrap:anywhere}
p{margin:0 0 .6rem;max-width:48rem}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static}
code,pre,.code{font-family:"Roboto Mono",ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.84em;font-variant-ligatures:none}
code,pre,td,dd,li,summary{overflow-wrap:anywhere;unicode-bidi:isolate}
.grey,small{color:var(--grey);font-size:.86rem}
.v{color:var(--c)}
.v-error{--c:var(--error)}.v-fail{--c:var(--fail)}.v-blocked{--c:var(--blocked)}.v-untested{--c:var(--untested)}
.v-warn{--c:var(--warn)}.v-attested{--c:var(--attested)}.v-pass{--c:var(--pass)}.v-notApplicable{--c:var(--notApplicable)}
.outcome{border-left:4px solid var(--c);padding:.1rem 0 .1rem 1rem;margin:1.75rem 0}
.outcome .v{font-size:1.8rem;line-height:1.25;display:block}
.outcome p{margin:0}
dl{display:grid;grid-template-columns:minmax(8rem,13rem) 1fr;gap:.2rem 1rem;margin:.5rem 0 1rem}
dt{color:var(--grey);font-weight:400;font-size:.92rem}
dd{margin:0;min-width:0}
.wide{overflow-x:auto;margin:.5rem 0 1rem}
table{border-collapse:collapse;width:100%;font-size:.94rem}
caption{text-align:left;color:var(--grey);font-size:.86rem;padding-bottom:.35rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--rule)}
thead th{color:var(--grey);font-size:.84rem;border-bottom:1.5px solid var(--ink);white-space:nowrap}
tbody th{font-weight:400;white-space:nowrap}
td:last-child,th:last-child{padding-right:0}
td .v,th .v,.w{overflow-wrap:normal}
td small{display:block}
.num{font-variant-numeric:tabular-nums}
.card{border-left:4px solid var(--c);padding:.1rem 0 .1rem 1rem;margin:1.25rem 0 2rem}
.card dl{grid-template-columns:minmax(6rem,8rem) 1fr}
pre{background:var(--panel);padding:.6rem .75rem;margin:.25rem 0 .6rem;white-space:pre-wrap}
pre .grey{font-size:1em}
.v+.grey{margin-left:.5rem}
nav .v{margin-left:.35rem}
details{margin:.35rem 0}
summary{cursor:pointer;padding:.15rem 0}
summary .v{font-size:.9rem;margin-left:.6rem}
details[open]>summary{margin-bottom:.25rem}
.inner{padding-left:1.15rem}
ol.steps,ol.timeline,nav ul{list-style:none;margin:.25rem 0 .5rem;padding:0}
ol.steps strong{color:var(--grey)}
ol.timeline li{padding:.1rem 0 .1rem .8rem;border-left:2px solid var(--rule)}
ol.timeline li[aria-current]{border-left:4px solid var(--c);padding-left:calc(.8rem - 2px);background:var(--panel)}
nav ul ul{padding-left:1.15rem}
nav li{padding:.08rem 0}
@media (max-width:40rem){dl,.card dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}}
@media print{:root{color-scheme:light;--ink:#000;--page:#fff;--grey:#444;--rule:#bbb;--panel:#f3f3f3}
body{max-width:none;padding:0;font-size:10pt}nav,.skip{display:none}
h1,h2,h3,h4,h5,summary{break-after:avoid}tr,.outcome{break-inside:avoid}thead{display:table-header-group}
details::details-content{content-visibility:visible;block-size:auto}}
`;
