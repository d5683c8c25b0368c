/**
 * Text in another form, with the way back: unit `i` (UTF-16) of `text` was made from the source's units `from[i]` up
 * to, not including, `to[i]`.
 */
export type Reading = { readonly text: string; readonly from: Int32Array; readonly to: Int32Array }

/** Gathers a reading piece by piece. */
export class Transcript {
  private text = ''
  private from: Int32Array
  private to: Int32Array

  /** @param room for so many units at first. */
  constructor(room: number) {
    this.from = new Int32Array(room)
    this.to = new Int32Array(room)
  }

  /** Adds what stands for the source's units `from` up to `to`. */
  push(text: string, from: number, to: number): void {
    const start = this.text.length
    this.text += text
    if (this.text.length > this.from.length) this.grow()
    for (let unit = start; unit < this.text.length; unit += 1) {
      this.from[unit] = from
      this.to[unit] = to
    }
  }

  get reading(): Reading {
    return { text: this.text, from: this.from, to: this.to }
  }

  private grow(): void {
    const larger = (old: Int32Array) => {
      const next = new Int32Array(this.text.length * 2)
      next.set(old)
      return next
    }
    this.from = larger(this.from)
    this.to = larger(this.to)
  }
}

/** The text as it is. */
export function asIs(text: string): Reading {
  const from = new Int32Array(text.length)
  const to = new Int32Array(text.length)
  for (let unit = 0; unit < text.length; unit += 1) {
    from[unit] = unit
    to[unit] = unit + 1
  }
  return { text, from, to }
}

/** Changes a reading code point by code point; the way back leads to the first source. */
export function mapReading(reading: Reading, change: (character: string) => string): Reading {
  const transcript = new Transcript(reading.text.length)
  let unit = 0
  for (const character of reading.text) {
    const changed = change(character)
    const last = unit + character.length - 1
    if (changed) transcript.push(changed, reading.from[unit] ?? 0, reading.to[last] ?? 0)
    unit += character.length
  }
  return transcript.reading
}
