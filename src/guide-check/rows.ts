import type { Block } from '../guide-text/guide-text.js'
import { isInstitution, isNobody, isService } from './cues/others.js'
import type { Known } from './known.js'
import { isName, ownNames } from './sections.js'
import { wordsOf } from './words.js'

/**
 * Where a table compares companies, one in each row or column, the rows and columns that are called by other names than
 * that of the flow's service are about others.
 *
 * @param isOwnWord true for a word that is of the flow.
 * @returns true for a cell of such a row or column.
 */
export function isInOthersRow(
  blocks: readonly Block[],
  known: Known,
  isOwnWord: (key: string) => boolean,
): (block: Block) => boolean {
  const own = ownNames(known)
  const isOwn = (text: string) => wordsOf(text).some(({ key }) => own.has(key))
  const isStranger = (text: string) =>
    !isOwn(text) &&
    isName(text) &&
    (isService(text) || wordsOf(text).every(({ key }) => !isOwnWord(key) && !isNobody(key) && !/^\d/.test(key)))
  const others = new Set<string>()
  for (const cells of tablesOf(blocks)) {
    const first = (of: 'row' | 'column') => cells.filter(({ cell }) => cell[of === 'row' ? 'column' : 'row'] === 1)
    const corner = wordsOf(cells.find(({ cell }) => cell.row === 1 && cell.column === 1)?.text ?? '')
    for (const of of ['row', 'column'] as const) {
      const heads = first(of)
      const isCompared =
        heads.some(({ text }) => isOwn(text) && isName(text)) ||
        (of === 'row' && corner.length === 1 && corner.some(({ key }) => isInstitution(key)))
      if (isCompared)
        // Only what stands above names says what the rows are called.
        for (const { text, cell } of heads)
          if ((of === 'row' || cell.column > 1) && isStranger(text)) others.add(`${cell.table} ${of} ${cell[of]}`)
    }
  }
  return ({ cell }) =>
    cell !== undefined && (['row', 'column'] as const).some((of) => others.has(`${cell.table} ${of} ${cell[of]}`))
}

type Cell = { readonly text: string; readonly cell: NonNullable<Block['cell']> }

function tablesOf(blocks: readonly Block[]): Iterable<readonly Cell[]> {
  const tables = new Map<number, Cell[]>()
  for (const { text, cell } of blocks)
    if (cell) tables.set(cell.table, [...(tables.get(cell.table) ?? []), { text, cell }])
  return tables.values()
}
