import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * A project of its own, walked, judged and approved by the functions of a build, without the engine's start-up before
 * every walk: the same planning, walking, second look and judging as `guidewatch run`.
 *
 * @param dist the folder of the build.
 * @param folder where the project is made.
 * @param flows file name to content.
 * @param settings content of guidewatch.yaml.
 */
export async function openProject(dist, folder, flows, settings) {
  mkdirSync(join(folder, 'flows'), { recursive: true })
  for (const [name, content] of Object.entries(flows)) writeFileSync(join(folder, 'flows', name), content)
  writeFileSync(join(folder, 'guidewatch.yaml'), settings)
  const from = (file) => import(pathToFileURL(join(dist, file)).href)
  const [
    { loadSettings },
    { planRun },
    { jobOf },
    { storedRun, writeRun },
    { walkPlanned },
    { judgeWalk, kept },
    { keepBrowser },
  ] = await Promise.all(
    [
      'settings/settings.js',
      'run/prepare.js',
      'state/job.js',
      'state/runs.js',
      'engine/walk-planned.js',
      'judge/judge.js',
      'engine/browser-keeper.js',
    ].map(from),
  )
  const { approve } = await from('review/approve.js')
  const { proposalsOf } = await from('judge/proposals.js')
  const loaded = loadSettings(join(folder, 'guidewatch.yaml'))
  const planned = planRun(loaded, {}, new Date())
  const { walks } = planned
  let keeper
  let runs = 0

  const planOf = (id, snapshots, out) => {
    const one = walks.find((walk) => walk.id === id)
    if (!one) throw new Error(`There is no walk \`${id}\`. The walks are: ${walks.map((walk) => walk.id).join(', ')}.`)
    runs += 1
    const run = `run-${String(runs).padStart(4, '0')}`
    const settings = { ...loaded, snapshots: join(folder, 'snapshots', snapshots) }
    const place = out ?? join(folder, 'runs', run)
    mkdirSync(place, { recursive: true })
    const flows = planned.flows.filter(({ flow }) => flow === one.flow)
    return { planned: one, plan: jobOf({ ...planned, run, flows, walks: [one] }, settings, place) }
  }
  const walkOnce = async (plan, planned) => {
    keeper ??= keepBrowser(plan)
    const record = await walkPlanned(plan, planned, keeper)
    const { outcome } = record
    // As the engine does: what did not answer, or failed, is tried once more.
    if (outcome.kind === 'error' || (outcome.kind === 'obstacle' && outcome.obstacle === 'unavailable'))
      await walkPlanned(plan, planned, keeper)
  }
  const runOf = (plan, walk) => ({
    schema: 2,
    run: plan.run,
    site: 'live',
    release: null,
    startedAt: new Date().toISOString(),
    durationMs: 0,
    guidewatch: 'bench',
    comparer: 0,
    reassessed: null,
    stopped: false,
    ...proposalsOf(plan, [walk], () => walk),
    walks: [kept(plan, walk)],
    notMachineVerified: [],
    accounts: [],
  })

  return {
    walks,
    /** Walks and judges; with `second`, what that says is doubtful is walked again, and the better walk counts. */
    async night(id, snapshots, { second, out } = {}) {
      const { plan, planned } = planOf(id, snapshots, out)
      await walkOnce(plan, planned)
      const first = await judgeWalk(plan, planned)
      if (!second?.(first)) return { walk: first, plan }
      const again = {
        ...planOf(id, snapshots).plan,
        settings: { ...plan.settings, explore: { ...plan.settings.explore, clicks: 0 } },
      }
      await walkOnce(again, planned)
      const other = await judgeWalk(again, planned)
      const material = ({ verdict }) => verdict === 'changed' || verdict === 'broken'
      const counts = other.verdict === 'verified' || (material(other) && !material(first))
      return counts ? { walk: other, plan: again } : { walk: first, plan }
    },
    /** Walks as often as `guidewatch approve` does, and approves what was seen. */
    async approve(id, snapshots, captures = 3) {
      const { plan, planned } = planOf(id, snapshots)
      await walkOnce(plan, planned)
      const walk = await judgeWalk(plan, planned)
      const visits = []
      for (let visit = 1; visit < captures; visit += 1) {
        const out = join(plan.out, 'visits', String(visit))
        await walkPlanned({ ...plan, visit, out }, planned, keeper)
        visits.push(out)
      }
      await approve(
        runOf(plan, walk),
        plan.out,
        visits,
        plan.settings.snapshots,
        {},
        { by: 'Bench', at: new Date(), mode: 'replace' },
      )
      return walk
    },
    /** Writes the HTML report of a night into its folder. */
    async report({ walk, plan }) {
      const { writeReports } = await from('report/write.js')
      const run = runOf(plan, walk)
      writeRun(plan.out, run)
      await writeReports(storedRun(plan.out, run), plan.settings, 'en')
    },
    async close() {
      await keeper?.close()
    },
  }
}
