/**
 * The page's only style sheet: light and dark by the reader's choice, light on paper. The colours are Okabe and Ito's,
 * told apart by colour-blind readers, and none of them carries a meaning alone.
 */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--card:#f6f7f9;--ink:#1b1f24;--quiet:#57606a;--line:#d5dae0;--zero:#6b7480;
--good:#00664b;--bad:#a8320a;--unsure:#7a5200;--good-ground:#e3f4ee;--bad-ground:#fbe9e2;--unsure-ground:#fbf1d9;
--new:#0072b2;--reactivation:#009e73;--expansion:#56b4e9;--contraction:#e69f00;--churned:#d55e00;
--t0:#0072b2;--t1:#b04a00;--t2:#00704f;--t3:#8a3d73;--bar:#0072b2;--passing:#dcefe7}
@media (prefers-color-scheme:dark){:root{--ground:#14181d;--card:#1d2329;--ink:#e8ebee;--quiet:#a5aeb8;--line:#353d46;--zero:#8b95a1;
--good:#5cd6ae;--bad:#ff9a73;--unsure:#f2c14e;--good-ground:#12312a;--bad-ground:#3a1f15;--unsure-ground:#352a10;
--new:#3d9fe0;--reactivation:#2cc295;--expansion:#8fd0f7;--contraction:#f0b43c;--churned:#ee7a33;
--t0:#5cb3ee;--t1:#f2935a;--t2:#4fd0a5;--t3:#dd9ac6;--bar:#3d9fe0;--passing:#1a3a30}}
@media print{:root{color-scheme:light;--ground:#fff;--card:#fff;--ink:#000;--quiet:#444;--line:#bbb;--zero:#666;
--good:#00664b;--bad:#a8320a;--unsure:#7a5200;--good-ground:#e3f4ee;--bad-ground:#fbe9e2;--unsure-ground:#fbf1d9;
--new:#0072b2;--reactivation:#009e73;--expansion:#56b4e9;--contraction:#e69f00;--churned:#d55e00;
--t0:#0072b2;--t1:#b04a00;--t2:#00704f;--t3:#8a3d73;--bar:#0072b2;--passing:#dcefe7}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1080px;padding:16px;background:var(--ground);color:var(--ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.35rem;line-height:1.3;margin:.2em 0}h2{font-size:1.15rem;margin:1.6em 0 .5em;border-bottom:1px solid var(--line);padding-bottom:.2em}
h3{font-size:1rem;margin:0}p{margin:.4em 0}ul{margin:.4em 0;padding-left:1.2em}
.quiet,.quiet *{color:var(--quiet);font-size:.875rem}.strong{font-weight:600}
.verdict{padding:14px 18px;border-left:6px solid;border-radius:4px;margin:12px 0}
.verdict .word{font-weight:700;letter-spacing:.06em}
.verdict.pass{background:var(--good-ground);border-color:var(--good)}.verdict.pass .word{color:var(--good)}
.verdict.fail{background:var(--bad-ground);border-color:var(--bad)}.verdict.fail .word{color:var(--bad)}
.verdict.inconclusive{background:var(--unsure-ground);border-color:var(--unsure)}.verdict.inconclusive .word{color:var(--unsure)}
.o-pass{color:var(--good);font-weight:600;white-space:nowrap}.o-fail{color:var(--bad);font-weight:700;white-space:nowrap}
.o-inconclusive{color:var(--unsure);font-weight:600;white-space:nowrap}.o-skipped{color:var(--quiet);white-space:nowrap}
table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:5px 10px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
th{color:var(--quiet);font-weight:600;white-space:nowrap}.number{text-align:right}.number:last-child{padding-right:0}
td.number,.whole{white-space:nowrap}.box{overflow-x:auto}code,.hash{font:.8rem ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(135px,1fr));gap:10px;padding:0;list-style:none}
.tiles li{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:8px 12px}
.tiles b{display:block;font-size:1.2rem;font-variant-numeric:tabular-nums}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));gap:20px}
.charts>table{align-self:start}figure{margin:0;padding:14px;background:var(--card);border:1px solid var(--line);border-radius:6px;min-width:0}
figure svg{display:block;width:100%;max-width:520px;height:auto;margin-top:8px}
td svg{display:block;width:132px;height:20px}
details{margin-top:8px}summary{cursor:pointer;color:var(--quiet);font-size:.875rem}
svg text{font:12px system-ui,-apple-system,"Segoe UI","Noto Sans","PingFang SC","Noto Sans CJK SC",sans-serif;fill:var(--ink)}
svg .tick{fill:var(--quiet);font-size:11px}svg .strong{font-weight:600}svg .cell{font-size:10.5px}.shade{stroke:var(--line);stroke-width:.5;fill-opacity:1}.shade:not([fill]){fill:none}svg .over{paint-order:stroke;stroke:var(--card);stroke-width:3px}
.grid{stroke:var(--line)}.zero{stroke:var(--zero)}.reference{stroke:var(--quiet);stroke-dasharray:5 4}.threshold{stroke:var(--ink);stroke-width:2}
.interval{stroke:var(--ink);stroke-width:3;stroke-opacity:.55}.passing{fill:var(--passing)}.bar{fill:var(--bar)}.bar.low{fill:var(--contraction)}
.sign.good{fill:var(--good)}.cross.bad{stroke:var(--bad);stroke-width:3;fill:none}.ring.unsure{fill:none;stroke:var(--unsure);stroke-width:3}
${["new", "reactivation", "expansion", "contraction", "churned"].map((name) => `.m-${name}{fill:var(--${name});stroke:var(--card);stroke-width:.6}`).join("")}
.trend{fill:none;stroke-width:2.2}
${[0, 1, 2, 3].map((i) => `.trend.t-${i}{stroke:var(--t${i})}.dot.t-${i},svg .name.t-${i}{fill:var(--t${i})}`).join("")}
svg .name{font-weight:600}.trend.t-1{stroke-dasharray:8 3}.trend.t-2{stroke-dasharray:2 3}.trend.t-3{stroke-dasharray:10 3 2 3}
@media (max-width:640px){body{padding:12px}.stacks thead{position:absolute;clip-path:inset(50%)}
.stacks tr{display:grid;grid-template-columns:1fr 1fr;column-gap:14px;padding:8px 0;border-bottom:1px solid var(--line)}
.stacks td,.stacks td.number{border:0;padding:1px 0;text-align:left;white-space:normal}
.stacks td::before{content:attr(data-title);color:var(--quiet);font-size:.8rem;margin-right:.5em}.stacks td:empty{display:none}
figure{padding:10px}}
@media print{@page{size:A4;margin:14mm}body{max-width:none;padding:0;font-size:10.5pt}
figure,.verdict,tr,.tiles li{break-inside:avoid}h2,h3{break-after:avoid}.charts{grid-template-columns:1fr 1fr;gap:10px}
details:not([open]){display:none}figure{padding:8px}}
`;
