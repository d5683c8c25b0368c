import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Head, Status } from '../../../src/publish/schema.js'
import {
  isoIn,
  newKey,
  type Publication,
  publicationOf,
  startPublication,
  statusWith,
  verifiedLink,
} from './publisher.js'
import { startWordPress, type WordPress, whatIsMissing } from './wordpress.js'

// The plugin in a real WordPress, against a publication that is brought into every condition. What it measured is printed;
// with SCREENSHOTS=<folder> it leaves pictures of the settings, the editor and a post.

const missing = whatIsMissing()
const FORM = 'https://www.facebook.com/help/contact/712876720715583'
const key = newKey()

describe.skipIf(missing !== null)(`the plugin in WordPress${missing ? ` (skipped: no ${missing})` : ''}`, () => {
  let wordpress: WordPress
  let publication: Publication
  let browser: Browser
  let posts: Readonly<Record<'shortcode' | 'block' | 'german' | 'writer' | 'all' | 'none', number>>
  let sequence = 0

  beforeAll(async () => {
    publication = await startPublication()
    wordpress = await startWordPress()
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
    posts = await wordpress.php(`
      $post = static function ($who, $content) {
        wp_set_current_user(get_user_by('login', $who)->ID);
        return wp_insert_post(wp_slash(['post_title' => 'A guide', 'post_content' => $content, 'post_status' => 'publish']), true);
      };
      $all = '';
      foreach (['broken', 'changed', 'objection', 'retired', 'unknown'] as $id) $all .= "[guide-link id=\\"facebook-$id\\" lang=\\"de\\"]\\n\\n";
      return [
        'shortcode' => $post('owner', 'Now [guide-link id="facebook-objection" lang="en"] at last.'),
        'block' => $post('owner', '<!-- wp:guidewatch/guide-link {"id":"facebook-objection","lang":"en"} /-->'),
        'german' => $post('owner', '[guide-link id=facebook-objection lang=de text="hier widersprechen"]'),
        'writer' => $post('writer', '<script>window.canary = 1</script>[guide-link id="facebook-objection" text="<img src=x onerror=window.canary=1>"]'
          . "\\n\\n" . '<!-- wp:guidewatch/guide-link {"id":"facebook-objection","text":"\\u003cimg src=x onerror=window.canary=1\\u003e"} /-->'),
        'all' => $post('owner', $all),
        'none' => $post('owner', 'Nothing of the kind.'),
      ];
    `)
  })

  afterAll(async () => {
    await browser?.close()
    await wordpress?.close()
    await publication?.close()
  })

  beforeEach(async () => {
    publish()
    await set()
    await forget()
    publication.requests.length = 0
  })

  /** Uploads a new publication, one number higher than the last. */
  function publish(more: Partial<Head> = {}, status: Status = statusWith(verifiedLink()), keys = [key]): void {
    sequence += 1
    publication.manner = 'well'
    publication.files = publicationOf(status, keys, { sequence, ...more })
  }

  /** Settings as an owner would have stored them. */
  async function set(more: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const settings = {
      address: publication.address,
      pins: [key.kid],
      language: '',
      stable: false,
      unsigned: false,
      ...more,
    }
    await wordpress.php(`update_option('guidewatch', json_decode(${quoted(JSON.stringify(settings))}, true));`)
  }

  /** As if the plugin had never read anything. */
  const forget = () => wordpress.php(`delete_option('guidewatch_kept');`)
  /** Reads in the background, as cron does, by way of wp-cron.php. */
  async function readInBackground(): Promise<void> {
    await wordpress.php(`wp_clear_scheduled_hook('guidewatch_refresh'); wp_schedule_single_event(time() - 5, 'guidewatch_refresh');
      delete_transient('doing_cron');`)
    expect((await fetch(`${wordpress.url}/wp-cron.php?doing_wp_cron`)).ok).toBe(true)
  }
  const kept = () => wordpress.php<Record<string, unknown>>(`return get_option('guidewatch_kept');`)

  async function seen(post: number): Promise<{ html: string; links: readonly string[]; seconds: number }> {
    const began = performance.now()
    const response = await fetch(`${wordpress.url}/?p=${post}`)
    const html = await response.text()
    const seconds = (performance.now() - began) / 1000
    expect(response.status).toBe(200)
    return { html, links: html.match(/<span class="guidewatch .*?<\/span><\/span>/gs) ?? [], seconds }
  }
  const only = async (post: number) => (await seen(post)).links.join('')

  it('prints what it runs on', async () => {
    const versions = await wordpress.php<readonly string[]>(
      `global $wpdb; return [get_bloginfo('version'), PHP_VERSION, $wpdb->get_var('select version()'), wp_get_theme()->get('Name')];`,
    )
    console.log(`WordPress ${versions[0]}, PHP ${versions[1]}, MariaDB ${versions[2]}, theme ${versions[3]}`)
    expect(versions).toHaveLength(4)
  })

  it('shows the same verified link by shortcode and by block', async () => {
    const [shortcode] = (await seen(posts.shortcode)).links
    const block = (await seen(posts.block)).links
    expect(shortcode).toContain(`href="${FORM}" data-originalurl="${FORM}"`)
    expect(shortcode).toMatch(
      /verified on <time datetime="[\d-]+">.*<a href="[^"]+\/en\/facebook-objection.html">current state<\/a>\)/,
    )
    expect(block).toEqual([shortcode])
    expect((await seen(posts.block)).html).toMatch(/<p class="wp-block-guidewatch-guide-link"><span class="guidewatch /)
  })

  it('reads once for many pages, and the page hardly waits afterwards', async () => {
    const first = await seen(posts.shortcode)
    const linked: number[] = []
    const plain: number[] = []
    for (let view = 0; view < 7; view++) {
      linked.push((await seen(posts.shortcode)).seconds)
      plain.push((await seen(posts.none)).seconds)
    }
    console.log(
      `first view ${first.seconds.toFixed(2)} s; then ${median(linked)} s, a page without links ${median(plain)} s`,
    )
    expect(publication.requests).toHaveLength(2)
  })

  it('shows every state, and only the verified and the changed one lead to the form', async () => {
    const { links } = await seen(posts.all)
    expect(links.map((link) => /data-guidewatch-state="(\w+)"/.exec(link)?.[1])).toEqual([
      'broken',
      'changed',
      'verified',
      'retired',
      'unknown',
    ])
    expect(links.map((link) => link.includes(FORM))).toEqual([false, true, true, false, false])
    expect(links[0]).toContain('dieser Link funktioniert zurzeit nicht')
  })

  it('gives feeds the sentence and the stable address', async () => {
    const feed = await (await fetch(`${wordpress.url}/?feed=rss2`)).text()
    expect(feed).toContain('verified on <time')
    expect(feed).toContain(`href="${publication.address}go/facebook-objection/"`)
  })

  it('lets an author without unfiltered_html use both, and nothing else', async () => {
    const { html, links } = await seen(posts.writer)
    expect(links).toHaveLength(2)
    for (const link of links) expect(link).toContain('data-guidewatch-state="verified"')
    expect(html).not.toMatch(/<script>window.canary|<img src=x/)
  })

  it('keeps what it read when the publication can no longer be fetched, until the head expires', async () => {
    publish({ expires: isoIn(6000) })
    expect(await only(posts.shortcode)).toContain('data-guidewatch-state="verified"')
    publication.manner = 'fails'
    await readInBackground()
    expect(await kept()).toMatchObject({ reason: 'unreachable', detail: 'HTTP 500' })
    expect(await only(posts.shortcode)).toContain('data-guidewatch-state="verified"')
    await new Promise((done) => setTimeout(done, 6000))
    const after = await only(posts.shortcode)
    expect(after).toContain('data-guidewatch-state="unknown"')
    expect(after).toContain('this link could not be checked lately; last verified on <time')
    expect(after).not.toContain(FORM)
  })

  it('keeps what it read when it is offered something older, and believes none of it', async () => {
    publish({ sequence: sequence + 50 })
    await only(posts.shortcode)
    publish({ sequence: sequence + 10 }, statusWith(verifiedLink({ url: 'https://old.example.org/' })))
    await readInBackground()
    expect(await kept()).toMatchObject({ reason: 'rolled-back' })
    expect(await only(posts.shortcode)).toContain(FORM)
  })

  it('believes no head that was tampered with', async () => {
    const { head } = publication.files
    publication.files.head = head.replace(/"signature":"(.)/, (_, first) => `"signature":"${first === 'A' ? 'B' : 'A'}`)
    expect(await only(posts.shortcode)).toContain('data-guidewatch-state="unknown"')
    expect(await kept()).toMatchObject({ reason: 'bad-signature', trust: null, reading: null })
  })

  it('believes no other key, and a new one only where the old one vouches for it', async () => {
    const next = newKey()
    publish({}, undefined, [next])
    expect(await only(posts.shortcode)).toContain('data-guidewatch-state="unknown"')
    expect(await kept()).toMatchObject({ reason: 'untrusted-key', detail: next.kid })
    for (const keys of [[key, next], [next]]) {
      publish({}, undefined, keys)
      await readInBackground()
    }
    expect(await kept()).toMatchObject({ reason: '', reading: { signer: next.kid } })
    expect(await only(posts.shortcode)).toContain('data-guidewatch-state="verified"')
  })

  it('believes no status that was not signed with the head', async () => {
    publication.files.status = publication.files.status.replace('facebook.com/help', 'facebook.com/hilf')
    expect(await only(posts.shortcode)).toContain('data-guidewatch-state="unknown"')
    expect(await kept()).toMatchObject({ reason: 'wrong-hash' })
  })

  it('believes an unsigned publication only where that is set, and says so', async () => {
    await set({ pins: [] })
    await forget()
    publish({}, undefined, [])
    expect(await only(posts.shortcode)).toContain('data-guidewatch-state="unknown"')
    await set({ pins: [], unsigned: true })
    expect(await only(posts.shortcode)).toMatch(/verified on .*; not signed;/)
  })

  it('waits three seconds for a server that never answers, once, and one page only', async () => {
    publication.manner = 'silent'
    // PHP's server gives what comes at the same moment to one of its workers.
    const together = await Promise.all(
      [0, 400, 800].map(async (after) => {
        await new Promise((done) => setTimeout(done, after))
        return seen(posts.shortcode)
      }),
    )
    const [first = 0, ...others] = together.map(({ seconds }) => seconds)
    const again = await seen(posts.shortcode)
    const times = [first, ...others, again.seconds].map((seconds) => seconds.toFixed(2))
    console.log(
      `silent server: first page ${times[0]} s, two meanwhile ${times[1]} and ${times[2]} s, later ${times[3]} s`,
    )
    expect(publication.requests).toEqual(['/head.json'])
    expect(first).toBeGreaterThan(2.9)
    expect(first).toBeLessThan(4.5)
    for (const seconds of others) expect(seconds).toBeLessThan(2)
    expect(again.seconds).toBeLessThan(2)
    expect(again.links.join('')).toContain('data-guidewatch-state="unknown"')
    expect(again.links.join('')).toContain(`href="${publication.address}"`)
  })

  it('follows no redirect, and stops reading what is too long', async () => {
    for (const [manner, reason, detail] of [
      ['redirects', 'unreachable', 'HTTP 302 http://127.0.0.1:9/head.json'],
      ['floods', 'too-big', ''],
    ] as const) {
      publication.manner = manner
      await readInBackground()
      expect(await kept()).toMatchObject({ reason, detail })
    }
  })

  it('asks by way of what WordPress holds safe', async () => {
    await wordpress.php(`update_option('trial_loopback', 'no');`)
    await readInBackground()
    await wordpress.php(`delete_option('trial_loopback');`)
    expect(publication.requests).toEqual([])
    expect(await kept()).toMatchObject({ reason: 'unreachable' })
  })

  it('runs nothing that a title brings, and sends the browser nowhere', async () => {
    const evil =
      '</a><img src=x onerror="window.canary=1"><script>window.canary=1</script>[guide-link id="facebook-broken"]'
    const status = statusWith(verifiedLink({ titles: { en: evil } }))
    publish({}, { ...status, publisher: { ...status.publisher, name: evil } })
    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).origin))
    for (const post of [posts.shortcode, posts.block, posts.writer]) {
      await page.goto(`${wordpress.url}/?p=${post}`)
      expect(await page.locator('.guidewatch').count()).toBeGreaterThan(0)
      expect(await page.locator('img[src=x]').count()).toBe(0)
      expect(await page.evaluate('window.canary')).toBeUndefined()
    }
    expect(await kept()).toMatchObject({ reason: '' })
    expect(await page.locator('.guidewatch').first().textContent()).toContain('verified on')
    await page.goto(`${wordpress.url}/?p=${posts.block}`)
    expect(await page.locator('a.guidewatch-link').textContent()).toBe(evil)
    await signIn(page, 'owner')
    await page.goto(`${wordpress.url}/wp-admin/options-general.php?page=guidewatch`)
    expect(await page.getByText('</a><img').count()).toBeGreaterThan(0)
    expect(await page.evaluate('window.canary')).toBeUndefined()
    expect(asked).not.toContain(new URL(publication.address).origin)
    await page.close()
  })

  it('can be set up by its owner, in English and in German', async () => {
    await wordpress.php(`delete_option('guidewatch'); delete_option('guidewatch_kept');`)
    const page = await browser.newPage({ viewport: { width: 1200, height: 1500 } })
    await signIn(page, 'owner')
    const settings = `${wordpress.url}/wp-admin/options-general.php?page=guidewatch`
    await page.goto(settings)
    await page.getByLabel('Address of the publication').fill('https://links.example.org/?a')
    await page.getByLabel('Trusted keys').fill(`no-thumbprint\n${key.kid}`)
    await page.getByRole('button', { name: 'Save Changes' }).click()
    await expect(page.getByText('must begin with https://').textContent()).resolves.toBeTruthy()
    await expect(page.getByText('This is no thumbprint of a key: no-thumbprint').textContent()).resolves.toBeTruthy()
    expect(await page.getByLabel('Address of the publication').inputValue()).toBe('')

    await page.getByLabel('Address of the publication').fill(`${publication.address}head.json`)
    await page.getByRole('button', { name: 'Save Changes' }).click()
    await page.getByText('Everything fits.').waitFor()
    expect(await page.getByLabel('Address of the publication').inputValue()).toBe(publication.address)
    await page.getByRole('button', { name: 'Read now' }).click()
    await page.getByText('Everything fits.').waitFor()
    await picture(page, 'settings-en')

    publication.files.head = publication.files.head.replace(/"signature":"./, '"signature":"_')
    await page.getByRole('button', { name: 'Read now' }).click()
    await page.getByText('The signature is wrong').waitFor()
    await wordpress.php(`update_user_meta(get_user_by('login', 'owner')->ID, 'locale', 'de_DE');`)
    await page.goto(settings)
    await page.getByText('Die Signatur ist falsch').waitFor()
    await page.getByRole('button', { name: 'Jetzt lesen' }).waitFor()
    await picture(page, 'settings-de')
    await page.setViewportSize({ width: 390, height: 844 })
    await picture(page, 'settings-de-phone')
    await wordpress.php(`delete_user_meta(get_user_by('login', 'owner')->ID, 'locale');`)
    await page.close()
  })

  it('lets nobody else set it up, and nobody by a forged form', async () => {
    const page = await browser.newPage()
    await signIn(page, 'writer')
    await page.goto(`${wordpress.url}/wp-admin/options-general.php?page=guidewatch`)
    expect(await page.getByText('Sorry, you are not allowed').count()).toBe(1)
    const post = () =>
      page.request.post(`${wordpress.url}/wp-admin/admin-post.php`, { form: { action: 'guidewatch_read_now' } })
    expect((await post()).status()).toBe(403)
    await page.context().clearCookies()
    await signIn(page, 'owner')
    expect((await post()).status()).toBe(403)
    expect(publication.requests).toEqual([])
    await page.close()
  })

  it('has a block that shows in the editor what readers will see', async () => {
    const page = await browser.newPage({ viewport: { width: 1300, height: 900 } })
    await signIn(page, 'owner')
    await page.goto(`${wordpress.url}/wp-admin/post-new.php`)
    await page.waitForFunction('window.wp?.blocks?.getBlockType("guidewatch/guide-link")')
    await page.evaluate(`
      wp.data.dispatch('core/edit-post').toggleFeature('welcomeGuide')
      wp.data.dispatch('core/block-editor').insertBlocks(wp.blocks.createBlock('guidewatch/guide-link'))
    `)
    const canvas = page.frameLocator('iframe[name="editor-canvas"]')
    const framed = (await page.locator('iframe[name="editor-canvas"]').count()) > 0
    const field = framed ? canvas.getByLabel('Id of the link') : page.getByLabel('Id of the link')
    await field.fill('facebook-objection')
    const preview = framed ? canvas.locator('.guidewatch-verified') : page.locator('.guidewatch-verified')
    await preview.waitFor()
    await picture(page, 'editor')
    const content = await page.evaluate<string>(`wp.data.select('core/editor').getEditedPostContent()`)
    expect(content).toContain('<!-- wp:guidewatch/guide-link {"id":"facebook-objection"} /-->')
    await page.close()
  })

  it('looks like part of a post', async () => {
    const page = await browser.newPage({ viewport: { width: 900, height: 900 } })
    await page.goto(`${wordpress.url}/?p=${posts.all}`)
    await picture(page, 'post-de')
    expect(await page.locator('p > .guidewatch:only-child').count()).toBe(5)
    expect(await page.locator('p p').count()).toBe(0)
    await page.close()
  })

  it('writes nothing into the log of errors, and leaves nothing behind when it is deleted', async () => {
    const log = join(wordpress.folder, 'debug.log')
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []
    expect(lines.filter((line) => /guidewatch/i.test(line.replaceAll(wordpress.folder, '')))).toEqual([])
    const left = await wordpress.php<readonly string[]>(`
      require_once ABSPATH . 'wp-admin/includes/plugin.php';
      deactivate_plugins('guidewatch/guidewatch.php');
      $cron = wp_next_scheduled('guidewatch_refresh');
      uninstall_plugin('guidewatch/guidewatch.php');
      global $wpdb;
      return array_merge([$cron], $wpdb->get_col("select option_name from $wpdb->options where option_name like '%guidewatch%'"));
    `)
    expect(left).toEqual([false])
  })

  async function signIn(page: Page, name: string): Promise<void> {
    await page.goto(`${wordpress.url}/wp-login.php`)
    await page.locator('#user_login').fill(name)
    await page.locator('#user_pass').fill(name)
    await page.locator('#wp-submit').click()
    await page.waitForURL(/wp-admin/)
  }
})

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]?.toFixed(2)

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
