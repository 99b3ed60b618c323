// As much of a browser as signing in needs: cookies by their site, redirections and forms by hand.
export class Browser {
  cookies = new Map() // by origin, then by name

  // `isFromElsewhere`: another site has it go there, so cookies that are Strict stay at home.
  async visit(address, { form, isFromElsewhere = false } = {}) {
    const url = new URL(address)
    const own = this.cookies.get(url.origin) ?? new Map()
    const brought = [...own].filter(([, cookie]) => !(isFromElsewhere && cookie.isStrict))
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        ...(brought.length > 0 && { cookie: brought.map(([name, { value }]) => `${name}=${value}`).join('; ') }),
        ...(form && { origin: url.origin, 'content-type': 'application/x-www-form-urlencoded' }),
      },
      body: form && new URLSearchParams(form).toString(),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)
      if (/max-age=0|1970/i.test(line)) own.delete(name)
      else own.set(name, { value, isStrict: /samesite=strict/i.test(line) })
    }
    this.cookies.set(url.origin, own)
    const location = answer.headers.get('location')
    return { status: answer.status, location: location && new URL(location, url).href, body: await answer.text() }
  }

  cookie(origin, name) {
    return this.cookies.get(origin)?.get(name)?.value
  }
}
