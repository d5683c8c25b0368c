import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Downloads and unpacks a released package, without running any of its scripts; does nothing when that is done already.
 *
 * @returns the package's own folder.
 */
export function npmPackage(cache, name, version) {
  const folder = join(cache, 'npm', `${name.replace(/[@/]/g, '-')}-${version}`)
  const inside = join(folder, 'package')
  if (existsSync(inside)) return inside
  const unfinished = `${folder}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const npm = (...args) =>
    execFileSync('npm', args, { cwd: unfinished, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const [{ filename }] = JSON.parse(npm('pack', `${name}@${version}`, '--json', '--ignore-scripts'))
  execFileSync('tar', ['xzf', filename], { cwd: unfinished })
  rmSync(join(unfinished, filename))
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
  return inside
}
