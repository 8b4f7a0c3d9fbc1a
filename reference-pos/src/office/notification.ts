import type { Host } from '@kassensturz/host';
import type { PosRecords } from '../fiscal/pos-records.ts';
import type { TseDeviceRecord } from '../fiscal/records/tse-device-records.ts';
import { iso } from '../http/views.ts';
import type { SalonMasterData } from '../till/salon.ts';

const factsKey = 'notification.facts';
const firstStartKey = 'notification.first-start';

/** What the till cannot know by itself, as the owner enters it. Days as `2026-11-24`. */
export interface NotificationFacts {
  readonly purchasedOn?: string;
  readonly takenOutOn?: string;
  /** Certification of the TSE, `BSI-K-TR-nnnn-yyyy`. */
  readonly certificationId?: string;
  /** The notification was sent to the tax office. */
  readonly sentOn?: string;
  readonly takenOutSentOn?: string;
}

export interface NotificationParts {
  readonly host: Host;
  readonly salon: SalonMasterData;
  readonly records: PosRecords;
}

/** The notification under § 146a (4) AO: what has to be told, what is missing for it, and until when (LAW-28). */
export class Notification {
  readonly #parts: NotificationParts;

  constructor(parts: NotificationParts) {
    this.#parts = parts;
    const { settings } = parts.records;
    if (settings.read(firstStartKey) === undefined) settings.write(firstStartKey, today(parts.host));
  }

  get facts(): NotificationFacts {
    return JSON.parse(this.#parts.records.settings.read(factsKey) ?? '{}') as NotificationFacts;
  }

  write(facts: NotificationFacts, by: string): void {
    const { host, records } = this.#parts;
    const next = { ...this.facts, ...facts };
    records.settings.write(factsKey, JSON.stringify(next));
    records.log.write(host.clock.now(), by, 'notification.changed', { ...facts });
  }

  /** One site, its one register, and every TSE it has had in use. */
  sheet() {
    const { salon, records } = this.#parts;
    const { takenOutOn, certificationId } = this.facts;
    const tses = records.tseDevices.list().filter(({ role }) => role !== 'new');
    const systems = [
      {
        kind: 'Computergestütztes Kassensystem',
        serialNumber: salon.registerSerial,
        purchasedOn: this.#purchasedOn,
        ...(takenOutOn === undefined ? {} : { takenOutOn }),
        tses: tses.map((device) => ({ ...tseView(device), ...(certificationId ? { certificationId } : {}) })),
      },
    ];
    return {
      taxpayer: salon.owner,
      taxNumber: salon.taxNumber,
      site: { name: salon.name, street: salon.street, postalCode: salon.postalCode, city: salon.city },
      numberOfSystems: systems.length,
      systems,
      missing: [
        ...(certificationId === undefined ? ['certificationId'] : []),
        ...(tses.some(({ identity }) => !identity) ? ['tseSerialNumber'] : []),
        ...Object.entries({ taxpayer: salon.owner, taxNumber: salon.taxNumber }).flatMap(([name, value]) =>
          value.trim() === '' ? [name] : [],
        ),
      ],
    };
  }

  /** What is to be done until when; a register that is in use and was not notified, or one taken out of use. */
  tasks() {
    const { sentOn, takenOutOn, takenOutSentOn } = this.facts;
    const tasks = [
      ...(sentOn === undefined ? [task('begin', this.#purchasedOn, this.#parts.host)] : []),
      ...(takenOutOn !== undefined && takenOutSentOn === undefined ? [task('end', takenOutOn, this.#parts.host)] : []),
    ];
    return tasks;
  }

  get #purchasedOn(): string {
    return this.facts.purchasedOn ?? this.#parts.records.settings.read(firstStartKey) ?? today(this.#parts.host);
  }
}

function task(kind: 'begin' | 'end', since: string, host: Host) {
  const dueOn = monthLater(since);
  const isOverdue = today(host) > dueOn;
  const what = kind === 'begin' ? 'Anschaffung' : 'Außerbetriebnahme';
  const text = `Kasse und TSE sind dem Finanzamt bis ${german(dueOn)} über ELSTER zu melden (${what} am ${german(since)}).`;
  return { kind: `notification-${kind}`, dueOn, isOverdue, text: isOverdue ? `${text} Die Frist ist vorbei.` : text };
}

function tseView({ id, kind, identity, firstUsedAtMs, retiredAtMs }: TseDeviceRecord) {
  return {
    id,
    kind: kind === 'cloud' ? 'Cloud-TSE' : 'TSE-Stick (USB)',
    ...(identity ? { serialNumber: identity.serialNumber } : {}),
    ...(firstUsedAtMs === undefined ? {} : { firstUsedAt: iso(firstUsedAtMs) }),
    ...(retiredAtMs === undefined ? {} : { retiredAt: iso(retiredAtMs) }),
  };
}

/** The day one month later, or the last of that month (§ 108 AO, § 188 (3) BGB). */
function monthLater(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10);
}

function today({ clock }: Host): string {
  return new Date(clock.now()).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
}

function german(day: string): string {
  return day.split('-').toReversed().join('.');
}
