import { execFile } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, sep } from 'node:path'
import { Mistake } from '../mistake/mistake.js'
import { printable } from '../text/inert.js'

/** Git cannot do what was asked; the message says why, in git's own words where it has some. */
export class GitError extends Mistake {
  /** What git ended with; `null` where it was not asked. */
  readonly code: number | null
  constructor(message: string, code: number | null = null) {
    super(message)
    this.code = code
  }
}

/** Where a change is committed: the folder of the work tree, the branch, and the remote that it is pushed to. */
export type Repository = {
  readonly root: string
  /** To be made when the first change is committed; `null` where the present one is used. */
  readonly newBranch: string | null
  /** `null` where no branch is checked out. */
  readonly branch: string | null
  readonly remote: string | null
}

/**
 * Looks whether changes can be committed and pushed, before any is made.
 *
 * @param folder within the work tree.
 * @param branch to commit to: the present one, or one that is not there yet.
 * @throws GitError when something is in the way.
 */
export async function openRepository(
  folder: string,
  { branch, push }: { readonly branch?: string | undefined; readonly push?: boolean | undefined },
): Promise<Repository> {
  const root = await git(folder, ['rev-parse', '--show-toplevel']).catch(() => {
    throw new GitError(`${folder} does not lie in a git repository, so nothing can be committed. Leave out --commit.`)
  })
  await git(root, ['var', 'GIT_COMMITTER_IDENT'])
  if (!(await holds(root, ['rev-parse', '-q', '--verify', 'HEAD'])))
    throw new GitError(`The repository ${root} has no commit yet. Commit what is there first.`)
  for (const [name, what] of Object.entries(UNDER_WAY))
    if (await holds(root, ['rev-parse', '-q', '--verify', name]))
      throw new GitError(`A ${what} is under way in ${root}. End it first; nothing was changed.`)
  const present = (await git(root, ['branch', '--show-current'])) || null
  const newBranch = branch === undefined || branch === present ? null : await requireNew(root, branch)
  const used = newBranch ?? present
  const remote = push ? await remoteOf(root, used) : null
  return { root, newBranch, branch: used, remote }
}

const UNDER_WAY = { MERGE_HEAD: 'merge', CHERRY_PICK_HEAD: 'cherry-pick', REVERT_HEAD: 'revert', REBASE_HEAD: 'rebase' }

/** A name that git takes for nothing else, see git-check-ref-format(1). */
async function requireNew(root: string, branch: string): Promise<string> {
  const isName = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/.test(branch)
  if (!isName || !(await holds(root, ['check-ref-format', `refs/heads/${branch}`])))
    throw new GitError(
      `\`${printable(branch.slice(0, 100))}\` is no name of a branch: use letters, digits, hyphens and slashes.`,
    )
  if (await holds(root, ['rev-parse', '-q', '--verify', `refs/heads/${branch}`]))
    throw new GitError(`The branch ${branch} is there already. Switch to it first, or name a new one.`)
  return branch
}

async function remoteOf(root: string, branch: string | null): Promise<string> {
  if (branch === null) throw new GitError('No branch is checked out, so nothing can be pushed: name one with --branch.')
  const remotes = (await git(root, ['remote'])).split('\n').filter((name) => name !== '')
  const own = await git(root, ['config', '--get', `branch.${branch}.remote`]).catch(() => '')
  const remote = [own, 'origin', ...remotes].find((name) => remotes.includes(name))
  if (remote === undefined) throw new GitError(`The repository ${root} has no remote to push to. Leave out --push.`)
  return remote
}

/**
 * Sees that files can be committed by themselves: nobody has changed them since the last commit, and git is to keep them.
 *
 * @param files absolute paths, those that are not there yet included.
 * @throws GitError naming the first that cannot.
 */
export async function requireClean({ root }: Repository, files: readonly string[]): Promise<void> {
  const paths = pathsIn(root, files)
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const some = paths.slice(from, from + AT_ONCE)
    // It ends with 1 where nothing is ignored.
    const own = some.map((path) => `./${path}`).join('\0')
    const ignored = await git(root, ['check-ignore', '-z', '--stdin'], own).catch((error: unknown) => {
      if (error instanceof GitError && error.code === 1) return ''
      throw error
    })
    const [first] = ignored.split('\0')
    if (first)
      throw new GitError(
        `git is told to ignore ${first.replace(/^\.\//, '')}, so the change cannot be committed. Nothing was changed.`,
      )
    const status = await git(root, ['status', '--porcelain', '-z', '--untracked-files=all', '--', ...some])
    const [changed] = status.split('\0')
    if (changed)
      throw new GitError(
        `${changed.slice(3)} holds changes that are not committed, and would be mixed with the decision. Commit them first; nothing was changed.`,
      )
  }
}

/** Paths on one command line; Linux takes 2 MB of them. */
const AT_ONCE = 1000

/**
 * Commits files as they lie in the work tree, and nothing else that lies there, staged or not. A branch that is to be made
 * is made now, from where the work tree stands.
 *
 * @param files absolute paths; those that are gone are deleted.
 * @returns the commit.
 * @throws GitError when git or a hook refuses; the files stay as they are, uncommitted.
 */
export async function commitFiles(
  { root, newBranch }: Repository,
  files: readonly string[],
  message: string,
): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), 'guidewatch-commit-'))
  const [list, text] = [join(place, 'paths'), join(place, 'message')]
  const paths = ['--pathspec-from-file', list, '--pathspec-file-nul']
  try {
    writeFileSync(list, pathsIn(root, files).join('\0'))
    writeFileSync(text, message)
    if (newBranch !== null && !(await holds(root, ['rev-parse', '-q', '--verify', `refs/heads/${newBranch}`])))
      await git(root, ['switch', '-q', '-c', newBranch])
    await git(root, ['add', '--all', ...paths])
    try {
      await git(root, ['commit', '-q', '--only', '--cleanup=whitespace', '-F', text, ...paths])
    } catch (error) {
      await git(root, ['reset', '-q', ...paths]).catch(() => '')
      throw error
    }
    return await git(root, ['rev-parse', 'HEAD'])
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** @throws GitError when the remote refuses. */
export async function pushBranch({ root, branch, remote }: Repository): Promise<void> {
  if (branch === null || remote === null) throw new GitError('There is nothing to push to.')
  await git(root, ['push', '-q', '--set-upstream', remote, `refs/heads/${branch}:refs/heads/${branch}`])
}

/** Files that git cannot keep, because they lie elsewhere, cannot be committed. */
function pathsIn(root: string, files: readonly string[]): readonly string[] {
  return files.map((file) => {
    const path = relative(realpathSync(root), real(file))
    if (path.startsWith('..')) throw new GitError(`${file} does not lie in the repository ${root}. Leave out --commit.`)
    return path.split(sep).join('/')
  })
}

/** The path of a file whose folders may be links; the file, and folders on the way, need not be there. */
function real(file: string): string {
  try {
    return join(realpathSync(dirname(file)), basename(file))
  } catch {
    return join(real(dirname(file)), basename(file))
  }
}

function holds(root: string, args: readonly string[]): Promise<boolean> {
  return git(root, args).then(
    () => true,
    () => false,
  )
}

/** Runs git without a shell; it never asks at the terminal, and takes paths for nothing but paths. */
function git(folder: string, args: readonly string[], input = ''): Promise<string> {
  // The one command that knows no patterns, and refuses to be told to use none.
  const literal = args[0] === 'check-ignore' ? '0' : '1'
  const env = { ...process.env, GIT_LITERAL_PATHSPECS: literal, GIT_TERMINAL_PROMPT: '0' }
  return new Promise((resolve, reject) => {
    const child = execFile('git', [...args], { cwd: folder, env, maxBuffer: 64_000_000 }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout.replace(/\n$/, ''))
      const said = `${stderr}${stdout}`.split('\n').map(printable).join('\n').trim()
      const code = typeof error.code === 'number' ? error.code : null
      reject(new GitError(`git ${args[0]} failed:\n${said || error.message}`, code))
    })
    // A git that ended early reads no more, and says itself why.
    child.stdin?.on('error', () => {}).end(input)
  })
}
