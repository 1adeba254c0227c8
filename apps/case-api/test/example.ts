import { z } from 'zod';

interface Node {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly oneOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Node;
  readonly prefixItems?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly $defs?: Readonly<Record<string, Node>>;
}

/** A body for each shape that a schema allows: one, or one for each kind of act, with what is required and nothing else. */
export function examplesOf(schema: z.ZodType): readonly unknown[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
  const node = resolved(root, root);
  return (node.oneOf ?? [node]).map((one) => example(one, root));
}

function resolved(node: Node, root: Node): Node {
  const name = node.$ref?.replace('#/$defs/', '');
  return name === undefined ? node : resolved(root.$defs?.[name] ?? {}, root);
}

function example(given: Node, root: Node): unknown {
  const node = resolved(given, root);
  if (node.const !== undefined) return node.const;
  if (node.examples) return node.examples[0];
  if (node.enum) return node.enum[0];
  const [first] = node.oneOf ?? node.anyOf ?? node.allOf ?? [];
  if (first) return example(first, root);
  switch (node.type) {
    case 'object': {
      const names = node.required ?? [];
      return Object.fromEntries(names.map((name) => [name, example(node.properties?.[name] ?? {}, root)]));
    }
    case 'array':
      if (node.prefixItems) return node.prefixItems.map((item) => example(item, root));
      return Array.from({ length: node.minItems ?? 0 }, () => example(node.items ?? {}, root));
    case 'integer':
    case 'number':
      return Math.max(node.minimum ?? 1, 1);
    case 'boolean':
      return true;
    default:
      return text(node);
  }
}

function text({ format, pattern, minLength = 1 }: Node): string {
  if (format === 'uuid') return '00000000-0000-4000-8000-000000000000';
  if (format === 'date') return '2024-03-01';
  if (pattern === '^[0-9a-f]{64}$') return '0'.repeat(64);
  return '1'.repeat(minLength);
}
