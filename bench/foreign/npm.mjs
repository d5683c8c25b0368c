import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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
  const pack = ['pack', `${name}@${version}`, '--silent', '--ignore-scripts']
  const said = execFileSync('npm', pack, { cwd: unfinished, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const archive = said.trim().split('\n').at(-1)
  execFileSync('tar', ['xzf', archive], { cwd: unfinished })
  rmSync(join(unfinished, archive))
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
  return inside
}

/**
 * Installs a released package with all that it needs, without running any of their scripts; does nothing when that is done already.
 *
 * @param overrides versions that stand in for what the package needs from elsewhere than a registry
 * @returns the package's own folder.
 */
export function npmInstalled(cache, name, version, overrides) {
  const folder = join(cache, 'npm', `${name.replace(/[@/]/g, '-')}-${version}-installed`)
  const inside = join(folder, 'node_modules', name)
  if (existsSync(inside)) return inside
  const unfinished = `${folder}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  if (overrides) writeFileSync(join(unfinished, 'package.json'), JSON.stringify({ private: true, overrides }))
  const install = [
    'install',
    `${name}@${version}`,
    '--prefix',
    unfinished,
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ]
  execFileSync('npm', [...install, '--silent'], { cwd: unfinished, stdio: 'ignore' })
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
  return inside
}
