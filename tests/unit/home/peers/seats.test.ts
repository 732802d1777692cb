import { describe, expect, it } from 'vitest'
import { hashOf, utf8 } from '../../../../src/book/hash'
import { PROTOCOL } from '../../../../src/link/wire/messages'
import { admit, type Acquaintance, type Seat } from '../../../../src/home/peers/seats'

const TOKEN = 'ab'.repeat(16)
const seat: Seat = { id: '1'.repeat(16), role: 'deputy', name: '备机', device: 'b'.repeat(16), token: hashOf(utf8(TOKEN)), withdrawn: false }
const hello = { protocol: PROTOCOL, device: 'b'.repeat(16), window: 'c'.repeat(16), name: '平板', seat: { id: seat.id, token: TOKEN } }
const stranger: Acquaintance = { leader: false, invited: null }
const random = (bytes: number) => '7'.repeat(bytes * 2)
const nobody = new Map<string, string>()

describe('[DO1] who comes in', () => {
  it('a device with the secret of its seat sits down again', () => {
    expect(admit(hello, stranger, [seat], nobody, random)).toMatchObject({ ok: true, role: 'deputy', seat, fresh: null })
  })

  it('an invited device gets a seat and its secret; only the secret’s hash is kept', () => {
    const admitted = admit({ ...hello, seat: null }, { leader: false, invited: { role: 'screen', name: '门厅' } }, [], nobody, random)
    if (!admitted.ok || admitted.fresh === null || admitted.seat === null) throw new Error('not admitted')
    expect(admitted.seat).toMatchObject({ role: 'screen', name: '门厅', device: hello.device, withdrawn: false })
    expect(JSON.stringify(admitted.seat)).not.toContain(admitted.fresh.token)
    expect(admit({ ...hello, seat: admitted.fresh }, stranger, [admitted.seat], nobody, random)).toMatchObject({ ok: true, role: 'screen' })
  })

  it.each([
    ['another protocol', { ...hello, protocol: PROTOCOL + 1 }, stranger, [seat], 'otherVersion'],
    ['nobody’s seat', { ...hello, seat: null }, stranger, [seat], 'noSeat'],
    ['a wrong secret', { ...hello, seat: { id: seat.id, token: 'cd'.repeat(16) } }, stranger, [seat], 'noSeat'],
    ['a withdrawn seat', hello, stranger, [{ ...seat, withdrawn: true }], 'withdrawn'],
    ['another device with the same secret', { ...hello, device: 'e'.repeat(16) }, stranger, [seat], 'seatTaken'],
  ] as const)('%s is refused', (_, said, known, seats, code) => {
    expect(admit(said, known, seats, nobody, random)).toEqual({ ok: false, code })
  })

  it.each([
    ['a withdrawn device', { ...seat, withdrawn: true }, 'deputy'],
    ['a device whose seat another one has', { ...seat, device: 'e'.repeat(16) }, 'deputy'],
    ['a device that is to be something else', seat, 'host'],
  ] as const)('%s may be invited anew, to another seat', (_, old, role) => {
    const again = admit(hello, { leader: false, invited: { role, name: '' } }, [old], nobody, random)
    if (!again.ok || again.fresh === null) throw new Error('no fresh seat')
    expect(again.seat).toMatchObject({ name: '平板', role, device: hello.device, withdrawn: false })
    expect(again.fresh.id).not.toBe(old.id)
  })

  it('a device that is invited to what it is already keeps its seat', () => {
    expect(admit(hello, { leader: false, invited: { role: 'deputy', name: '' } }, [seat], nobody, random)).toMatchObject({ ok: true, seat, fresh: null })
  })
})
