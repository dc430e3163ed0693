/** An element of an XML document, as strictly read as the documents under test are written. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const TOKEN = /<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z][\w.-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/y;

/** Reads a document of elements, attributes in double quotes and text; throws on anything else. */
export function parseXml(document: string): Element {
  const illegal = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/u.exec(document);
  if (illegal !== null) throw new Error(`illegal character at ${illegal.index}`);
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!document.startsWith(declaration)) throw new Error("no declaration");
  const root = { name: "", attributes: {}, children: [] as Element[], text: "" };
  const open = [root];
  TOKEN.lastIndex = declaration.length;
  while (TOKEN.lastIndex < document.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(document);
    if (found === null) throw new Error(`no XML at ${at}: ${document.slice(at, at + 40)}`);
    const [, closing, name = "", list = "", empty, text] = found;
    const parent = open.at(-1)!;
    if (text !== undefined) {
      if (parent === root && text.trim() !== "") throw new Error(`text outside the root: ${text}`);
      parent.text += unescaped(text);
    } else if (closing === "/") {
      if (open.length === 1 || open.pop()!.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const element = { name, attributes: attributesOf(list), children: [], text: "" };
      parent.children.push(element);
      if (empty !== "/") open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error("not exactly one closed root");
  return root.children[0]!;
}

export function descendants(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}

function attributesOf(list: string): Record<string, string> {
  const pairs = [...list.matchAll(/([\w.-]+)="([^"]*)"/g)].map(
    ([, name, value]) => [name!, unescaped(value!)] as const,
  );
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw new Error(`an attribute twice: ${list}`);
  return Object.fromEntries(pairs);
}

function unescaped(text: string): string {
  if (/&(?!(amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`a bare & in ${text}`);
  return text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name]!);
}
