import { BASE, GIVEN } from "../../domain/lever.ts";
import { metricById } from "../../metrics/index.ts";
import { leverById } from "../../metrics/what-if/index.ts";
import { HEADLINE_METRICS } from "../../report/what-if/build-what-if.ts";
import type {
  ScenarioRecord,
  Standing,
  TurnedRecord,
  WhatIfGate,
  WhatIfMetric,
  WhatIfReport,
} from "../../report/what-if/what-if-report.ts";
import { shortMetricTitle } from "../definition-text.ts";
import { gateTitle, reasonText, thresholdText } from "../describe.ts";
import { type Block, type Line, lines, right, type Section } from "../explain/section.ts";
import { formatAgainst, formatValue } from "../format-value.ts";
import { type Marked, markText } from "../gate-text.ts";
import type { Words } from "../words/index.ts";
import { changeText, leverTitle, shareText, valueText } from "./lever-text.ts";

/** What is turned, in one line. */
export function whatIfTitle(report: WhatIfReport, words: Words): string {
  const { whatIf } = words;
  const [only, another] = report.scenarios;
  if (only !== undefined && another === undefined) {
    const turns = report.turned.map((turned) => `${leverTitle(turned.lever, words)} ${turnText(turned)}`);
    const named = only.name === GIVEN || only.name === BASE ? "" : `${only.name}: `;
    return whatIf.title(`${named}${turns.length === 0 ? whatIf.base : turns.join(", ")}`);
  }
  return whatIf.sideBySide(report.scenarios.map(({ name }) => nameOf(name, words)).join(", "));
}

function nameOf(scenario: string, { whatIf }: Words): string {
  return scenario === BASE ? whatIf.base : scenario;
}

function turnText({ changeShare, factor }: TurnedRecord): string {
  return shareText(changeShare ?? factor - 1);
}

export function whatIfSections(report: WhatIfReport, words: Words): Section[] {
  return [turnedSection(report, words), metricsSection(report, words), gatesSection(report, words)].filter(
    ({ blocks }) => blocks.length > 0,
  );
}

/** One sentence a scenario: how it stands, against how it stands now. */
export function whatIfVerdicts({ scenarios }: WhatIfReport, words: Words): string[] {
  const { whatIf } = words;
  if (scenarios.length === 1) {
    const [{ before, ...after }] = scenarios as [ScenarioRecord];
    return [whatIf.verdict(standingText(before, words), standingText(after, words))];
  }
  const [{ before }] = scenarios as [ScenarioRecord];
  return [{ ...before, name: BASE }, ...scenarios.filter(({ name }) => name !== BASE)].map((scenario) =>
    whatIf.verdictOf(nameOf(scenario.name, words), standingText(scenario, words)),
  );
}

function standingText({ verdict, reason, decidingStage }: Standing, { whatIf, terms }: Words): string {
  if (reason !== null) return whatIf.standing.nothing;
  return decidingStage === null ? whatIf.standing.allPass : whatIf.standing[verdict](terms.stages[decidingStage]);
}

function turnedSection({ turned, scenarios, levers, currency }: WhatIfReport, words: Words): Section {
  const { columns, held, sections, leverText } = words.whatIf;
  const several = scenarios.length > 1;
  const rows = turned.map((each) => {
    const lever = leverById(each.lever);
    return [
      ...(several ? [each.scenario] : []),
      leverTitle(each.lever, words),
      valueText(each.from, lever, currency),
      valueText(each.to, lever, currency),
      turnText(each),
    ];
  });
  const grid: Block = {
    columns: [
      ...(several ? [{ title: columns.scenario }] : []),
      { title: columns.lever, wraps: true },
      right(columns.from),
      right(columns.to),
      right(columns.change),
    ],
    rows,
  };
  const about = levers.map((lever): Line => {
    const text = held(leverTitle(lever.id, words), leverText(lever.id, "holds", lever.holds));
    return { lead: "  ", text, tone: "faint" };
  });
  return { title: sections.turned, blocks: rows.length === 0 ? [] : [grid, lines(...about)] };
}

function metricsSection(report: WhatIfReport, words: Words): Section {
  const { columns, sections, unmoved, moreMoved, noneMoved, base } = words.whatIf;
  const { currency, gates } = report;
  const scenarios = report.scenarios.filter(({ name }) => name !== BASE);
  const gated = new Set(gates.flatMap(({ metric, before, after }) => (before === after ? [] : [metric])));
  const ids = [...new Set(report.metrics.map(({ id }) => id))];
  const of = (id: string) => report.metrics.filter((metric) => metric.id === id && metric.scenario !== BASE);
  const moved = ids.filter((id) => of(id).some(hasMoved));
  const shown = moved.filter((id) => HEADLINE_METRICS.includes(id) || gated.has(id));
  const still = ids.filter((id) => !moved.includes(id)).map((id) => shortMetricTitle(id, words));
  const rows = shown.map((id) => {
    const metric = metricById(id)!;
    const [first] = of(id) as [WhatIfMetric];
    const cells =
      scenarios.length === 1
        ? [valueText(first.after, metric, currency), changeText(first, metric, currency)]
        : of(id).map(({ after }) => valueText(after, metric, currency));
    return [shortMetricTitle(id, words), valueText(first.before, metric, currency), ...cells];
  });
  const grid: Block = {
    columns: [
      { title: columns.metric, wraps: true },
      right(scenarios.length === 1 ? columns.before : base),
      ...(scenarios.length === 1
        ? [right(columns.after), right(columns.change)]
        : scenarios.map(({ name }) => right(name))),
    ],
    rows,
  };
  const more = moved.length - shown.length;
  const notes = [
    ...missingLines(report, words),
    ...(more === 0 ? [] : [moreMoved(more)]),
    ...(still.length === 0 || rows.length === 0 ? [] : [unmoved(still.join(", "))]),
  ].map((text): Line => ({ lead: "  ", text, tone: "faint" }));
  const blocks = rows.length === 0 ? [lines({ lead: "  ", text: noneMoved })] : [grid, lines(...notes)];
  return { title: sections.moved, blocks: report.turned.length === 0 ? [] : blocks };
}

/** Why a number that was there is gone. */
function missingLines({ metrics }: WhatIfReport, words: Words): string[] {
  return metrics.flatMap(({ scenario, id, before, reason }) =>
    before === null || reason === null
      ? []
      : words.gates.sentence(
          words.gates.because(`\u2013 ${shortMetricTitle(id, words)} (${scenario})`, reasonText(reason, words)),
          null,
        ),
  );
}

function hasMoved({ before, after, reasonBefore, reason }: WhatIfMetric): boolean {
  return before !== after || reasonBefore !== reason;
}

function gatesSection(report: WhatIfReport, words: Words): Section {
  const { columns, sections, noFlip, evidence, base } = words.whatIf;
  const { currency, stage } = report;
  const scenarios = report.scenarios.filter(({ name }) => name !== BASE);
  const flipping = new Set(report.gates.flatMap(({ stage, id, flips }) => (flips ? [`${stage} ${id}`] : [])));
  const rows = [...flipping].map((key) => {
    const mine = report.gates.filter((gate) => `${gate.stage} ${gate.id}` === key && gate.scenario !== BASE);
    const [first] = mine as [WhatIfGate];
    const titled = gateTitle(first, words);
    return [
      stage === null ? `${words.terms.stages[first.stage]}: ${titled}` : titled,
      first.threshold === null ? "\u2013" : thresholdText(first, first.threshold),
      cell(first, {
        value: first.before,
        outcome: first.outcomeBefore,
        reason: first.reasonBefore,
        close: first.closeBefore,
        waived: first.waivedBefore,
      }),
      ...mine.map((gate) => cell(gate, { ...gate, value: gate.after })),
    ];
  });
  const grid: Block = {
    columns: [
      { title: columns.gate, wraps: true },
      right(columns.needed),
      right(scenarios.length === 1 ? columns.before : base),
      ...scenarios.map(({ name }) => right(scenarios.length === 1 ? columns.after : name)),
    ],
    rows,
  };
  const verdicts = whatIfVerdicts(report, words).map((text): Line => ({ lead: "  ", text }));
  const last: Line[] = report.turned.length === 0 ? [] : [{ lead: "  ", text: evidence, tone: "faint" }];
  const none: Line = { lead: "  ", text: noFlip };
  return {
    title: sections.gates,
    blocks: rows.length === 0 ? [lines(none, ...verdicts, ...last)] : [grid, lines(...verdicts, ...last)],
  };

  function cell({ metric, threshold }: WhatIfGate, { value, waived, ...marked }: Cell): string {
    const mark = waived ? words.waivers.mark : markText({ ...marked, waiver: null }, words);
    if (value === null) return mark;
    const shown = metricById(metric)!;
    return `${mark} ${threshold === null ? formatValue(value, shown, currency) : formatAgainst(value, threshold, shown, currency)}`;
  }
}

interface Cell extends Omit<Marked, "waiver"> {
  readonly value: number | null;
  readonly waived: boolean;
}
