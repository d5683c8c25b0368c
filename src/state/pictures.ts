import { readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { Pictures } from '../compare/appearance.js'
import { decode, type Picture } from '../compare/picture.js'
import { comparePixels, type PixelDiff } from '../compare/pixels.js'
import type { Screen } from '../screen/screen.js'

/**
 * Pictures of screens by their files; each is read and decoded once, and each pair compared once. Pictures equal to
 * the byte are never decoded.
 *
 * @param folder where the pictures of tonight's screens lie; snapshots name theirs by absolute paths.
 */
export function picturesIn(folder: string): Pictures {
  const decoded = new Map<string, Promise<Picture>>()
  const compared = new Map<string, Promise<PixelDiff | null>>()
  const picture = ({ image }: Screen) => {
    const file = isAbsolute(image.file) ? image.file : join(folder, image.file)
    const found = decoded.get(file) ?? decode(readFileSync(file), file)
    decoded.set(file, found)
    return found
  }
  const diff = async (approved: Screen, seen: Screen) =>
    approved.image.sha256 === seen.image.sha256 ? null : comparePixels(await picture(approved), await picture(seen))
  return {
    approved: picture,
    seen: picture,
    diff: (approved, seen) => {
      const key = `${approved.image.file} ${seen.image.file}`
      const found = compared.get(key) ?? diff(approved, seen)
      compared.set(key, found)
      return found
    },
  }
}
