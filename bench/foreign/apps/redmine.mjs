import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, once, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'

const user = 'anna'
const password = 'Harbour-71-lantern'

const environment = {
  RAILS_ENV: 'production',
  BUNDLE_WITHOUT: 'development:test',
  BUNDLE_SILENCE_ROOT_WARNING: '1',
  SECRET_KEY_BASE: 'a1b2c3d4e5f6'.repeat(8),
}

const database = 'production:\n  adapter: sqlite3\n  database: /run/redmine.db\n'

/** What a run writes is gone with it. */
const ownFolders = { files: '/tmp/files', log: '/tmp/log', tmp: '/tmp/tmp' }
const prepared = `mkdir -p ${Object.values(ownFolders).join(' ')}`

/** A site in one language, and what it is like on other days; each day is kept as a database. */
const seed = `
language = ENV['SITE_LANGUAGE']
I18n.locale = language
def copied(from, to)
  copy = SQLite3::Backup.new(to, 'main', from, 'main')
  raise "not copied: #{copy.remaining}" unless copy.step(-1) == SQLite3::Constants::ErrorCode::DONE
  copy.finish
end
def site = ActiveRecord::Base.connection.raw_connection
def kept(day = nil)
  file = SQLite3::Database.new("/var/seed/#{[ENV['SITE_LANGUAGE'], day].compact.join('-')}.db")
  copied(site, file)
  file.close
end

Redmine::DefaultData::Loader.load(language)
Setting.default_language = language
Setting.app_title = 'Harbour works'
Setting.welcome_text = 'Lamps, buoys and moorings of the harbour.'
Setting.host_name = 'works.harbour.test'
def day(number) = Time.utc(2024, 3, 1, 10) + number * 86_400
def person(login, first, last, number)
  one = User.new(firstname: first, lastname: last, mail: "#{login}@harbour.test", language: ENV['SITE_LANGUAGE'])
  one.login = login
  one.password = one.password_confirmation = '${password}'
  one.save!
  one.update_columns(created_on: day(number), last_login_on: day(number), passwd_changed_on: day(number))
  one
end
User.find_by_login('admin').update_columns(language: language, created_on: day(0), must_change_passwd: false)
anna = person('${user}', 'Anna', 'Harms', 0)
bruno = person('bruno', 'Bruno', 'Claasen', 1)
cleo = person('cleo', 'Cleo', 'Ebert', 2)
def project(identifier, name, about, number)
  one = Project.create!(
    identifier: identifier, name: name, description: about, is_public: true, trackers: Tracker.all.to_a,
    enabled_module_names: %w[issue_tracking time_tracking news documents files wiki boards calendar gantt]
  )
  one.update_columns(created_on: day(number), updated_on: day(number))
  one
end
lights = project('lights', 'Harbour lights', 'Everything that shines at night.', 3)
ferry = project('ferry', 'Ferry', 'The ferry and its two landing stages.', 4)
manager, developer, reporter = Role.givable.order(:position).to_a
[lights, ferry].each do |one|
  [[anna, manager], [bruno, developer], [cleo, reporter]].each do |who, role|
    Member.create!(project: one, user_id: who.id, roles: [role])
  end
end
%w[Lamps Wiring].each { |name| IssueCategory.create!(project: lights, name: name) }
Version.create!(project: lights, name: 'Spring', effective_date: Date.new(2027, 4, 1))
def issue(project, author, tracker, subject, number, more = {})
  one = Issue.new(project: project, author: author, tracker: Tracker.sorted.to_a[tracker], subject: subject, description: "#{subject}.", priority: IssuePriority.default || IssuePriority.active.first, start_date: day(number).to_date)
  one.assign_attributes(more)
  one.save!
  one.update_columns(created_on: day(number), updated_on: day(number))
end
def news(project, author, title, number)
  News.create!(project: project, author: author, title: title, summary: '', description: title).update_columns(created_on: day(number))
end
issue(lights, cleo, 0, 'The lamp of the north pier flickers', 5, assigned_to: bruno)
issue(lights, cleo, 0, 'The cable at the south pier is worn', 6, done_ratio: 40)
issue(lights, anna, 1, 'A second lamp for the swing bridge', 7)
issue(lights, bruno, 2, 'Where are the spare bulbs?', 8)
issue(ferry, cleo, 0, 'The ramp does not close', 9, assigned_to: bruno)
news(lights, anna, 'Lamps are cleaned on Thursday', 9)
Token.create!(user: anna, action: 'feeds').update_columns(created_on: day(1))
Issue.update_all('updated_on = created_on')
kept

# What happened between two nights.
days = {
  'later' => -> {
    issue(lights, cleo, 0, 'The green buoy is dark', 12)
    issue(lights, bruno, 1, 'Lamps that tell when they are out', 13)
    issue(ferry, cleo, 2, 'Who has the key of the ferry?', 13)
    Issue.order(:id).first.update_columns(status_id: IssueStatus.where(is_closed: true).first.id, closed_on: day(13))
    news(ferry, anna, 'The ferry is in dock', 12)
    project('pilots', 'Pilots', 'Boats of the pilots.', 12)
    fenja = person('fenja', 'Fenja', 'Holt', 12)
    Member.create!(project: lights, user_id: fenja.id, roles: [reporter])
    IssueCategory.create!(project: lights, name: 'Buoys')
    Version.create!(project: lights, name: 'Summer', effective_date: Date.new(2027, 7, 1))
    Issue.update_all('updated_on = created_on')
    Setting.welcome_text = 'Lamps, buoys and moorings of the harbour, and the ferry.'
    [anna, cleo].each { |one| one.update_columns(last_login_on: day(14)) }
  },
  # People are asked for more.
  'asks' => -> {
    UserCustomField.create!(name: 'Phone', field_format: 'string', is_required: true, editable: true, visible: true)
    IssueCustomField.create!(name: 'Pier', field_format: 'list', possible_values: %w[North South], is_required: true, is_for_all: true, visible: true, trackers: Tracker.all.to_a)
  },
  # People may do less: nobody registers, no account is deleted, and managers settle nothing.
  'closed' => -> {
    Setting.self_registration = '0'
    Setting.unsubscribe = '0'
    manager.remove_permission!(:edit_project, :select_project_modules, :add_issues)
  },
  # A project without issues, and longer passwords.
  'narrow' => -> {
    lights.disable_module!('issue_tracking')
    Setting.password_min_length = '12'
  },
  # Rules for new issues: they need a due date, and their priority is chosen by others.
  'rules' => -> {
    Tracker.all.each do |tracker|
      WorkflowPermission.create!(role: manager, tracker: tracker, old_status_id: tracker.default_status_id, field_name: 'due_date', rule: 'required')
    end
  },
  'members' => -> { Setting.login_required = '1' },
}
first = SQLite3::Database.new("/var/seed/#{language}.db")
days.each do |name, change|
  copied(first, site)
  Setting.clear_cache
  [lights, ferry, manager].each(&:reload)
  change.call
  kept(name)
end
`

const signin = {
  step: 'signin',
  next: 'name',
  css: '#account a.login',
  renamed: 'Come aboard',
  opposite: 'Sign out',
  shared: true,
  link: true,
  wrong: '/account/lost_password',
}
const login = { step: 'login', css: '#login-submit', renamed: 'Reset', opposite: 'Do not log in' }
const projects = {
  step: 'projects',
  css: '#top-menu a.projects',
  renamed: 'Undertakings',
  opposite: 'Leave projects',
  shared: true,
  link: true,
  wrong: '/news',
}
const lights = {
  step: 'lights',
  css: '#projects-index a[href="/projects/lights"]',
  renamed: 'Lighthouses',
  link: true,
  wrong: '/projects/ferry',
}
// Nothing but a star tells that a field is required: another one tells a reader something.
const stars = ['hidden-star']
const typed = { secret: '#password' }

/** A tracker of issues: menus of a site and of a project, long forms, and forms that ask again for what was chosen. */
export default {
  id: 'redmine',
  spa: false,
  versions: ['bookworm-en', 'bookworm-de', 'trixie-en', 'trixie-de', 'sid-en', 'sid-de'],
  env: { REDMINE_USER: user, REDMINE_PASSWORD: password },
  secrets: ['REDMINE_PASSWORD'],
  async install(cache, version) {
    const [release] = version.split('-')
    const root = await unpack(cache, release, 'redmine', ['redmine', 'redmine-sqlite', 'puma'])
    const done = join(root, 'var', 'seed', '.done')
    if (existsSync(done)) return root
    const [home, settings] = [join(root, 'var', 'lib', 'redmine', 'default'), join(root, 'etc', 'redmine', 'default')]
    for (const folder of [home, settings, join(root, 'var', 'seed')]) mkdirSync(folder, { recursive: true })
    writeFileSync(join(settings, 'database.yml'), database)
    writeFileSync(join(root, 'var', 'seed', 'site.rb'), seed)
    // It starts in half the time.
    const lazy = join(root, 'usr', 'share', 'redmine', 'config', 'initializers', '90-lazy.rb')
    writeFileSync(lazy, 'Rails.application.config.eager_load = false\n')
    for (const [name, place] of Object.entries({ config: '/etc/redmine/default', ...ownFolders })) {
      rmSync(join(home, name), { recursive: true, force: true })
      symlinkSync(place, join(home, name))
    }
    const steps = ['bundle install --local --quiet']
    for (const language of ['en', 'de'])
      steps.push(
        'rm -f /run/redmine.db*',
        'rake db:migrate > /dev/null',
        `SITE_LANGUAGE=${language} rails runner -e production /var/seed/site.rb`,
      )
    await once(root, ['sh', '-c', ['set -e', prepared, ...steps].join('\n')], {
      cwd: '/usr/share/redmine',
      env: environment,
    })
    writeFileSync(done, '')
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const [place, day] = version.split(' ')
    const [, language] = place.split('-')
    const fresh = `${prepared}; cp /var/seed/${[language, day].filter(Boolean).join('-')}.db /run/redmine.db`
    const run = `exec puma -e production -b tcp://127.0.0.1:${port} -t 1:4`
    const program = start(root, ['sh', '-c', `${fresh}; ${run}`], { cwd: '/usr/share/redmine', env: environment })
    const origin = `http://127.0.0.1:${port}`
    await answers(`${origin}/login`, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'redmine-account/menu/en-desktop',
      version: 'bookworm-en',
      without: ['field-required', ...stars], // it is required already
      steps: [
        signin,
        login,
        {
          step: 'account',
          css: '#account a.my-account',
          renamed: 'Person',
          opposite: 'Forget my account',
          shared: true,
          link: true,
          wrong: '/projects',
        },
      ],
      typed,
      form: {
        css: '#my_account_form',
        field: '#user_firstname',
        label: 'label[for=user_firstname]',
        submit: '#my_account_form input[type=submit]',
        submitRenamed: 'Delete my account',
        heading: '#content > h2',
        tick: '#pref_notify_about_high_priority_issues',
      },
    },
    {
      walk: 'redmine-issue/menu/de-desktop',
      version: 'trixie-de',
      without: ['field-required', ...stars],
      steps: [
        { ...projects, renamed: 'Vorhaben', opposite: 'Projekte verlassen' },
        lights,
        {
          step: 'issues',
          css: '#main-menu a.issues',
          renamed: 'Anliegen',
          opposite: 'Tickets verbergen',
          shared: true,
          link: true,
          wrong: '/projects/lights/news',
          list: '#main-menu > ul',
        },
        {
          step: 'new',
          css: '#content a.new-issue',
          renamed: 'Etwas melden',
          opposite: 'Ticket löschen',
          link: true,
          wrong: '/projects/lights/news/new',
        },
      ],
      typed,
      form: {
        css: '#issue-form',
        field: '#issue_subject',
        label: 'label[for=issue_subject]',
        submit: '#issue-form input[name=commit]',
        submitRenamed: 'Alles löschen',
        heading: '#content > h2',
        tick: '#issue_is_private',
      },
    },
    {
      walk: 'redmine-settings/menu/en-desktop',
      version: 'trixie-en',
      without: stars,
      steps: [
        projects,
        lights,
        {
          step: 'settings',
          css: '#main-menu a.settings',
          renamed: 'Cogwheels',
          opposite: 'Forget settings',
          shared: true,
          link: true,
          wrong: '/projects/lights/wiki',
          list: '#main-menu > ul',
        },
      ],
      typed,
      form: {
        css: '#edit_project_1',
        field: '#project_homepage',
        label: 'label[for=project_homepage]',
        submit: '#edit_project_1 input[type=submit]',
        submitRenamed: 'Delete project',
        heading: '#content > h2',
        tick: '#project_inherit_members',
      },
    },
    {
      walk: 'redmine-password/menu/de-desktop',
      version: 'bookworm-de',
      without: ['field-required', ...stars],
      steps: [
        { ...login, renamed: 'Zurücksetzen', opposite: 'Nicht anmelden' },
        {
          step: 'change',
          css: '#content a[href="/my/password"]',
          renamed: 'Schlüssel tauschen',
          opposite: 'Passwort behalten',
          link: true,
          wrong: '/my/page',
          list: '#content > .contextual',
        },
      ],
      typed,
      form: {
        css: 'form[action="/my/password"]',
        field: '#new_password',
        label: 'label[for=new_password]',
        submit: 'form[action="/my/password"] input[type=submit]',
        submitRenamed: 'Alles löschen',
        heading: '#content > h2',
      },
    },
    {
      walk: 'redmine-register/menu/en-desktop',
      version: 'trixie-en',
      without: ['field-required', ...stars],
      steps: [
        {
          step: 'register',
          css: '#account a.register',
          renamed: 'Come aboard',
          opposite: 'Leave us',
          shared: true,
          link: true,
          wrong: '/account/lost_password',
        },
      ],
      form: {
        css: '#new_user',
        field: '#user_firstname',
        label: 'label[for=user_firstname]',
        submit: '#new_user input[type=submit]',
        submitRenamed: 'Delete everything',
        heading: '#content > h2',
      },
    },
  ],
  // From looking at 5.0.4, 6.0.5 and 6.1.5, in both languages. They are alike in what they ask and in what everything on the way is called. 6.0 has other pictures
  // beside links and other letters, a switch that folds the column at the right, and another year at the foot; 6.1 looks and says the same as 6.0, but for that year.
  // "My account": 6.0 has one box more, "Issues I created" (in English in both languages). Mails about what one is involved in are no longer chosen beforehand.
  // "Change password": what was "Password" is called "Current password" since 6.0, in English in both languages; all else is the same.
  // "New issue": one button more in the row above the description, and a hint "h:mm" in the estimated time. "Settings": that button, too. "Register": one language more.
  nights: [
    ...[
      ['account/menu/en-desktop', 'bookworm', 'trixie', oneBoxMore()],
      ['account/menu/de-desktop', 'bookworm', 'trixie', oneBoxMore()],
      ['password/menu/en-desktop', 'bookworm', 'trixie', material(['arrival'], ['field renamed'])],
      ['password/menu/de-desktop', 'bookworm', 'sid', material(['arrival'], ['field renamed'])],
      ['issue/menu/en-desktop', 'bookworm', 'trixie', either()],
      ['settings/menu/de-desktop', 'bookworm', 'trixie', either()],
      ['register/address/en-mobile', 'bookworm', 'sid', either()],
      ['account/menu/en-desktop', 'trixie', 'sid', noise()],
      ['issue/menu/de-desktop', 'trixie', 'sid', noise()],
    ].map(([way, from, to, expect]) => night(`${from}-to-${to}`, way, from, to, expect)),
    ...[
      ['account/menu/de-desktop', 'bookworm'],
      ['issue/menu/en-desktop', 'trixie'],
      ['settings/menu/de-desktop', 'sid'],
      ['register/address/de-mobile', 'trixie'],
    ].map(([way, at]) => night('unchanged', way, at, at, noise(), { nights: 3, class: 'unchanged' })),
    // Issues, news, a project, a member, a category and a version more; somebody has signed in since.
    ...[
      ['account/menu/en-desktop', 'bookworm'],
      ['issue/menu/de-desktop', 'trixie'],
      ['settings/menu/de-desktop', 'trixie'],
      ['register/menu/en-desktop', 'sid'],
    ].map(([way, at]) => night('later', way, at, `${at} later`, noise(), { class: 'other-data' })),
    ...[
      // "Phone" and "Pier", both required.
      ['account/menu/en-desktop', 'bookworm', 'asks', material(['arrival'], ['field added'])],
      ['register/menu/de-desktop', 'trixie', 'asks', material(['arrival'], ['field added'])],
      ['issue/menu/de-desktop', 'bookworm', 'asks', material(['arrival'], ['field added'])],
      // A star behind "Due date", as all required fields have; the guide says that none is needed.
      ['issue/menu/en-desktop', 'trixie', 'rules', material(['arrival'], ['field required', 'field renamed'])],
      // No link to the registration, whose address leads to the first page; no link to delete the account, and no first tab among the settings of the project.
      ['register/menu/en-desktop', 'bookworm', 'closed', material(['register'], ['gone'])],
      ['register/address/de-mobile', 'trixie', 'closed', material(['open', 'arrival'], ['other form', 'other target'])],
      ['account/menu/de-desktop', 'trixie', 'closed', material(['arrival'], ['text changed', 'gone'])],
      ['issue/menu/en-desktop', 'sid', 'closed', material(['new'], ['gone'])],
      [
        'settings/menu/en-desktop',
        'bookworm',
        'closed',
        material(['arrival'], ['other form', 'submit gone', 'field removed']),
      ],
      // Nothing about issues in the menu of the project, and passwords of twelve characters.
      ['issue/menu/de-desktop', 'trixie', 'narrow', material(['issues'], ['gone'])],
      ['password/menu/en-desktop', 'trixie', 'narrow', material(['arrival'], ['text changed'])],
      // The first page asks to log in, with the same links above.
      ['account/menu/en-desktop', 'trixie', 'members', either()],
    ].map(([way, at, day, expect]) => night(day, way, at, `${at} ${day}`, expect, { class: 'configured' })),
    // It speaks German to her, whatever her browser asks for.
    {
      id: 'account-in-german',
      walk: 'redmine-account/menu/en-desktop',
      from: 'trixie-en',
      to: 'trixie-de',
      class: 'language-changed',
      expect: material(['login', 'account'], ['language changed', 'renamed', 'gone']),
    },
  ],
}

/** "Issues I created". */
function oneBoxMore() {
  return material(['arrival'], ['field added', 'item added'])
}

/** A night of a site in the language of the walk; `from` and `to` are releases, and days of them. */
function night(id, way, from, to, expect, more) {
  const [, language] = /([a-z]+)-(?:desktop|mobile)$/.exec(way)
  const site = (named) => named.replace(/^\w+/, (release) => `${release}-${language}`)
  return {
    id: `${id}-${from}-${way.replaceAll('/', '-')}`,
    walk: `redmine-${way}`,
    from: site(from),
    to: site(to),
    expect,
    ...more,
  }
}
