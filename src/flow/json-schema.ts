import { z } from 'zod'

type Node = {
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Node>>
  readonly items?: Node
  readonly additionalProperties?: Node | boolean
  readonly anyOf?: readonly Node[]
  readonly $defs?: Readonly<Record<string, Node>>
}

/** The JSON Schema (draft 2020-12) of what a person writes, for editors and for other programs. */
export function jsonSchema(schema: z.ZodType, id: string, title: string): object {
  return { $id: id, title, ...z.toJSONSchema(schema, { io: 'input' }) }
}

/**
 * The keys a schema allows at a path of a value, for suggestions.
 *
 * @returns an empty list where any key goes, or where the path leads nowhere.
 */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let nodes: readonly Node[] = [z.toJSONSchema(schema, { io: 'input' }) as Node]
  for (const key of path) nodes = nodes.flatMap(alternatives).flatMap((node) => childOf(node, key))
  return [...new Set(nodes.flatMap(alternatives).flatMap((node) => Object.keys(node.properties ?? {})))]
}

function alternatives(node: Node): readonly Node[] {
  return node.anyOf ? node.anyOf.flatMap(alternatives) : [node]
}

function childOf(node: Node, key: PropertyKey): readonly Node[] {
  if (typeof key === 'number') return node.items ? [node.items] : []
  const property = node.properties?.[String(key)]
  if (property) return [property]
  return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : []
}
