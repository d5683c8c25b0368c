import type { Block } from './guide-text.js'

/** Where the cells of one table stand, as its rows and cells come by. */
export class Grid {
  private row = 0
  private column = 0
  /** Rows to come that share the first cell. */
  private shared = 0

  constructor(private readonly table: number) {}

  nextRow(): void {
    this.column = this.shared > 0 ? 1 : 0
    if (this.shared > 0) this.shared -= 1
    else this.row += 1
  }

  /** @param rows and `columns` over which the cell reaches, as the markup has them. */
  nextCell(rows: string | undefined, columns: string | undefined): NonNullable<Block['cell']> {
    const place = { table: this.table, row: Math.max(this.row, 1), column: this.column + 1 }
    if (place.column === 1) this.shared = countOf(rows) - 1
    this.column += countOf(columns)
    return place
  }
}

/** Nobody has more rows under one name; a larger number is a mistake. */
const MOST = 50
const countOf = (text: string | undefined) => Math.min(Math.max(Number.parseInt(text ?? '1', 10) || 1, 1), MOST)
