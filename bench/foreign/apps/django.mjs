import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, once, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'

const user = 'anna'
const password = 'Harbour-71-lantern'

const environment = { PYTHONPATH: '/var/site', DJANGO_SETTINGS_MODULE: 'settings', PYTHONDONTWRITEBYTECODE: '1' }

const settings = `
SECRET_KEY = 'a1b2c3d4e5f6'
ALLOWED_HOSTS = ['*']
INSTALLED_APPS = [
  'django.contrib.admin', 'django.contrib.auth', 'django.contrib.contenttypes',
  'django.contrib.sessions', 'django.contrib.messages', 'django.contrib.staticfiles',
]
MIDDLEWARE = [
  'django.contrib.sessions.middleware.SessionMiddleware', 'django.middleware.locale.LocaleMiddleware',
  'django.middleware.common.CommonMiddleware', 'django.middleware.csrf.CsrfViewMiddleware',
  'django.contrib.auth.middleware.AuthenticationMiddleware', 'django.contrib.messages.middleware.MessageMiddleware',
]
ROOT_URLCONF = 'urls'
TEMPLATES = [{
  'BACKEND': 'django.template.backends.django.DjangoTemplates', 'APP_DIRS': True,
  'OPTIONS': {'context_processors': [
    'django.template.context_processors.request', 'django.contrib.auth.context_processors.auth',
    'django.contrib.messages.context_processors.messages',
  ]},
}]
DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': '/run/site.db'}}
STATIC_URL = '/static/'
USE_I18N = True
USE_L10N = True
USE_TZ = True
DEFAULT_AUTO_FIELD = 'django.db.models.AutoField'
`

const urls = `
from django.contrib import admin
from django.urls import path
urlpatterns = [path('admin/', admin.site.urls)]
`

/** People, and what was done last; "later" is what happened between two nights. */
const seed = `
import django
django.setup()
from datetime import datetime, timezone
from django.contrib.admin.models import LogEntry, ADDITION, CHANGE
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
import shutil
call_command('migrate', verbosity=0)
anna = User.objects.create_superuser('${user}', 'anna@harbour.test', '${password}')
def day(number): return datetime(2024, 3, number, 10, 0, tzinfo=timezone.utc)
def add(name, mail, number):
  one = User.objects.create_user(name, mail, 'Ferry-19-anchor', date_joined=day(number))
  note(one, ADDITION, number)
def note(one, flag, number):
  LogEntry.objects.create(user=anna, content_type=ContentType.objects.get_for_model(type(one)), object_id=str(one.pk), object_repr=str(one), action_flag=flag, action_time=day(number), change_message='')
Group.objects.create(name='Pilots')
add('kim', 'kim@harbour.test', 1)
add('luca', 'luca@harbour.test', 2)
shutil.copy('/run/site.db', '/var/site/first.db')
add('noor', 'noor@harbour.test', 8)
add('sam', 'sam@harbour.test', 9)
note(User.objects.get(username='kim'), CHANGE, 9)
shutil.copy('/run/site.db', '/var/site/later.db')
`

/** The administration that comes with Django: log-in, lists, forms of one kind, in the language that the browser asks for. */
export default {
  id: 'django',
  spa: false,
  versions: ['bullseye', 'bookworm', 'trixie'],
  env: { DJANGO_USER: user, DJANGO_PASSWORD: password },
  secrets: ['DJANGO_PASSWORD'],
  async install(cache, version) {
    const [release] = version.split(' ')
    const root = await unpack(cache, release, 'django', ['python3-django'])
    const site = join(root, 'var', 'site')
    if (existsSync(join(site, 'later.db'))) return root
    mkdirSync(site, { recursive: true })
    for (const [name, content] of Object.entries({ settings, urls, seed }))
      writeFileSync(join(site, `${name}.py`), content)
    await once(root, ['/usr/bin/python3', '/var/site/seed.py'], { env: environment })
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const [, day = 'first'] = version.split(' ')
    const run = `/usr/bin/python3 -m django runserver 127.0.0.1:${port} --noreload --insecure`
    const program = start(root, ['sh', '-c', `cp /var/site/${day}.db /run/site.db; exec ${run}`], { env: environment })
    const origin = `http://127.0.0.1:${port}`
    await answers(`${origin}/admin/login/`, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'django-password/menu/en-desktop',
      version: 'bookworm',
      steps: [
        {
          step: 'change',
          css: '#user-tools a[href$="/password_change/"]',
          renamed: 'Security',
          opposite: 'Keep password',
          shared: true,
          link: true,
          wrong: '/admin/auth/group/',
        },
      ],
      form: {
        css: '#content-main form:not(#login-form)',
        field: '#id_new_password1',
        label: 'label[for=id_new_password1]',
        submit: '#content-main form:not(#login-form) input[type=submit]',
        submitRenamed: 'Delete my account',
        heading: '#content > h1',
      },
    },
    {
      walk: 'django-add/menu/de-desktop',
      version: 'bookworm',
      without: ['field-required'], // both are required already
      steps: [
        {
          step: 'users',
          css: '#content-main .model-user th a',
          renamed: 'Menschen',
          opposite: 'Alle Benutzer löschen',
          list: '#content-main .app-auth tbody',
          link: true,
          wrong: '/admin/auth/group/',
        },
        {
          step: 'add',
          css: '.object-tools a.addlink',
          renamed: 'Neues Konto',
          opposite: 'Benutzer entfernen',
          link: true,
          wrong: '/admin/auth/group/add/',
        },
      ],
      form: {
        css: '#user_form',
        field: '#id_username',
        label: 'label[for=id_username]',
        submit: '#user_form input[name=_save]',
        submitRenamed: 'Alles löschen',
        heading: '#content > h1',
      },
    },
    {
      walk: 'django-rights/menu/en-desktop',
      version: 'trixie',
      steps: [
        {
          step: 'users',
          css: '#content-main .model-user th a',
          renamed: 'People',
          opposite: 'Remove users',
          list: '#content-main .app-auth tbody',
          link: true,
          wrong: '/admin/auth/group/',
        },
      ],
      form: {
        css: '#user_form',
        field: '#id_first_name',
        label: 'label[for=id_first_name]',
        submit: '#user_form input[name=_save]',
        submitRenamed: 'Delete everything',
        heading: '#content > h1',
        tick: '#id_is_staff',
      },
    },
  ],
  // From looking at 2.2, 3.2 and 4.2. 3.2 has a column at the left with all lists, and curly apostrophes; 4.2 has a button for the theme and one
  // (no link any more) for leaving beside "Change password", a box that filters the column, and sections that fold for the list's filters.
  // The form of a person has two more boxes that filter what was chosen, and the dates' boxes have lost their names.
  nights: [
    ...[
      ['password', 'bullseye', 'bookworm', 'en-desktop', noise()],
      ['add', 'bullseye', 'bookworm', 'en-desktop', noise()],
      ['add', 'bullseye', 'bookworm', 'de-mobile', noise()],
      ['password', 'bookworm', 'trixie', 'en-desktop', either()],
      ['password', 'bookworm', 'trixie', 'de-desktop', either()],
      ['add', 'bookworm', 'trixie', 'en-desktop', noise()],
      ['add', 'bookworm', 'trixie', 'de-desktop', noise()],
      ['add', 'bookworm', 'trixie', 'en-mobile', noise()],
      [
        'rights',
        'bookworm',
        'trixie',
        'en-desktop',
        material(['arrival'], ['field added', 'field renamed', 'field removed']),
      ],
      [
        'rights',
        'bookworm',
        'trixie',
        'de-desktop',
        material(['arrival'], ['field added', 'field renamed', 'field removed']),
      ],
    ].map(([flow, from, to, place, expect]) => ({
      id: `${from}-to-${to}-${flow}-${place}`,
      walk: `django-${flow}/menu/${place}`,
      from,
      to,
      expect,
    })),
    // Two people more, and other things that were done last.
    ...[
      ['add', 'en-desktop'],
      ['rights', 'de-desktop'],
    ].map(([flow, place]) => ({
      id: `later-${flow}-${place}`,
      walk: `django-${flow}/menu/${place}`,
      from: 'trixie',
      to: 'trixie later',
      class: 'other-data',
      expect: noise(),
    })),
    ...[
      ['password', 'de-desktop'],
      ['rights', 'en-desktop'],
      ['add', 'de-mobile'],
    ].map(([flow, place]) => ({
      id: `unchanged-${flow}-${place}`,
      walk: `django-${flow}/menu/${place}`,
      from: 'trixie',
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // Whoever set this up knows one language only.
    {
      id: 'add-in-german',
      walk: 'django-add/menu/en-desktop',
      from: 'bookworm',
      class: 'language-changed',
      change: { own: { headers: { 'accept-language': 'de' } } },
      expect: material(['open', 'name', 'secret', 'login', 'users'], ['language changed', 'renamed', 'gone']),
    },
  ],
}
