import { join } from 'node:path'
import { compareLooks } from '../compare/looks.js'
import type { Screen } from '../screen/screen.js'
import type { Item } from '../screen/tree.js'
import { picturesIn } from '../state/pictures.js'

/** Tells which elements of two screens look different although nothing else about them does; pictures by absolute paths. */
export function looksBetween(): (first: Screen, other: Screen) => Promise<readonly Item[]> {
  const pictures = picturesIn('')
  return async (first, other) => {
    const diff = await pictures.diff(first, other)
    if (!diff) return []
    const both = [await pictures.approved(first), await pictures.seen(other)] as const
    return compareLooks(first, other, both, diff, false).flatMap(({ item }) => item ?? [])
  }
}

/** A screen with the absolute path of its picture, which lies in a folder. */
export function withFolder(screen: Screen, folder: string): Screen {
  return { ...screen, image: { ...screen.image, file: join(folder, screen.image.file) } }
}
