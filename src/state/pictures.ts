import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { Pictures } from '../compare/appearance.js'
import { decode, type Picture } from '../compare/picture.js'
import { comparePixels, type PixelDiff } from '../compare/pixels.js'
import type { Screen } from '../screen/screen.js'

/**
 * Pictures of screens by their files; each is read and decoded once, and each pair compared once, unless they are huge.
 * Pictures equal to the byte are never decoded.
 *
 * @param folder where the pictures of tonight's screens lie; snapshots name theirs by absolute paths.
 */
export function picturesIn(folder: string): Pictures {
  const decoded = keeper<Picture>(({ data }) => data.length)
  const compared = keeper<PixelDiff | null>((diff) => diff?.mask.length ?? 0)
  const picture = ({ image }: Screen) => {
    const file = isAbsolute(image.file) ? image.file : join(folder, image.file)
    return decoded(file, () => decode(readFileSync(file), file))
  }
  const diff = async (approved: Screen, seen: Screen) =>
    approved.image.sha256 === seen.image.sha256 ? null : comparePixels(await picture(approved), await picture(seen))
  return {
    approved: picture,
    seen: picture,
    diff: (approved, seen) => compared(`${approved.image.file} ${seen.image.file}`, () => diff(approved, seen)),
  }
}

/** So many bytes are kept: everything of an ordinary walk, and of huge pictures the two that are looked at. */
const MOST_BYTES = 250_000_000

/** Makes each thing once, and again when it had to go for later ones. */
function keeper<T>(bytesOf: (thing: T) => number): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>()
  const sizes = new Map<string, number>()
  return async (key, make) => {
    const found = kept.get(key) ?? make()
    kept.set(key, found)
    const thing = await found
    sizes.set(key, bytesOf(thing))
    for (const [first] of sizes) {
      const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
      if (total <= MOST_BYTES || sizes.size <= 2) break
      kept.delete(first)
      sizes.delete(first)
    }
    return thing
  }
}
