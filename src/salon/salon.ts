import { CashDrawer } from '@kassensturz/cash-drawer';
import { type EposDoorOptions, ReceiptPrinter, type StartedReceiptPrinter } from '@kassensturz/receipt-printer';
import type { Tse } from '@kassensturz/tse';
import { HarnessError } from '../errors.ts';
import type { InstalledPos, Place, PosAdapter, PosSite, Till } from '../pos/contract.ts';
import { type Finding, verifyTseExport } from '../verify/index.ts';
import { callerIdAccess, type PhoneInSalon, startPhone } from './phone-in-salon.ts';
import type { Physics } from './physics.ts';
import type { SalonPlan } from './plan.ts';
import { startTerminal, type TerminalInSalon, terminalAccess } from './terminal-in-salon.ts';
import { startTse, type TseInSalon } from './tse-in-salon.ts';
import { TseLog } from './tse-log.ts';

/** Longer than any call of a till to a device may take (PH-30). */
const cableLossMs = 6000;
const rawPort = 9100;
const eposPort = 80;
const tlsPort = 443;
/** What the salon's name service calls the printer; a live browser is told where that is. */
const printerName = 'drucker.salon';

export interface SalonOptions {
  readonly plan: SalonPlan;
  readonly physics: Physics;
  readonly pos: PosAdapter;
}

/** A running salon: devices, network and a POS in it. */
export class Salon {
  readonly plan: SalonPlan;
  readonly physics: Physics;
  readonly printer: StartedReceiptPrinter;
  readonly drawer: CashDrawer;
  readonly terminal: TerminalInSalon;
  readonly phone: PhoneInSalon;
  readonly tse: TseInSalon;
  /** The second TSE, where the plan has one. */
  readonly spareTse: TseInSalon | undefined;
  readonly pos: InstalledPos;
  /** What the POS declares that it can do. */
  readonly capabilities: PosAdapter['capabilities'];
  /** Somebody has changed the POS's records behind its back: what they say is not held against it any more. */
  areRecordsFalsified = false;
  /** Money moved without hands at the drawer (acts by an interface, pages of a machine that lost its power): nobody can say what is in it. */
  isDrawerUnattended = false;
  readonly #tills: Till[] = [];

  private constructor(parts: {
    plan: SalonPlan;
    physics: Physics;
    printer: StartedReceiptPrinter;
    drawer: CashDrawer;
    terminal: TerminalInSalon;
    phone: PhoneInSalon;
    tse: TseInSalon;
    spareTse: TseInSalon | undefined;
    pos: InstalledPos;
    capabilities: PosAdapter['capabilities'];
  }) {
    this.plan = parts.plan;
    this.physics = parts.physics;
    this.printer = parts.printer;
    this.drawer = parts.drawer;
    this.terminal = parts.terminal;
    this.phone = parts.phone;
    this.tse = parts.tse;
    this.spareTse = parts.spareTse;
    this.pos = parts.pos;
    this.capabilities = parts.capabilities;
  }

  /** Puts the devices in their places, sets the POS up and switches it on. */
  static async start({ plan, physics, pos }: SalonOptions): Promise<Salon> {
    return physics.run(async () => {
      const drawer = new CashDrawer({ sensor: plan.drawer.sensor });
      const printer = await new ReceiptPrinter({ model: plan.printer.model, paperMm: plan.printer.paperMm })
        .withRaw({ port: physics.kind === 'live' ? 0 : rawPort })
        .withEpos(eposDoor(plan, physics))
        .withDrawer(drawer)
        .start(physics.deviceHost('printer'));
      publishPrinter(plan, physics, printer);
      const terminal = await startTerminal(plan, physics);
      const phone = await startPhone(plan, physics);
      const tse = await startTse(plan.tse.kind, plan, physics);
      const { spare } = plan.tse;
      const spareTse = spare && (await startTse(spare, { ...plan, tse: { kind: spare } }, physics));
      const installed = await pos.install(siteOf(plan, physics, tse, spareTse, phone));
      await installed.switchOn();
      const { capabilities } = pos;
      return new Salon({
        plan,
        physics,
        printer,
        drawer,
        terminal,
        phone,
        tse,
        spareTse,
        pos: installed,
        capabilities,
      });
    });
  }

  /** Opens the till's page on a device: the tablet at reception, or a phone outside. */
  async openTill(at: Place = 'tablet'): Promise<Till> {
    const till = await this.physics.run(() => this.pos.openTill(at));
    this.#tills.push(till);
    return till;
  }

  /** What the TSE has signed so far. */
  tseLog(): TseLog {
    return new TseLog(this.tse.core.logs);
  }

  /** What all TSEs have signed that this salon has had: the one it opened with, its spare, and what was bought since. */
  allTseLogs(): readonly TseLog[] {
    return this.tseCores.map((core) => new TseLog(core.logs));
  }

  /** The cores of all these TSEs, the one the salon opened with first. */
  get tseCores(): readonly Tse[] {
    return [this.tse.core, ...(this.spareTse ? [this.spareTse.core] : []), ...this.tse.bought];
  }

  /** What the spare TSE has signed so far. */
  spareTseLog(): TseLog {
    if (!this.spareTse) throw new HarnessError('USAGE', 'this salon has no spare TSE.');
    return new TseLog(this.spareTse.core.logs);
  }

  /** Errors that an auditor's check finds in the TSE's own export. */
  async verifyTseExport(): Promise<readonly Finding[]> {
    const report = await verifyTseExport(this.tse.core.exportData().toBytes());
    return report.findings.filter(({ severity }) => severity === 'error');
  }

  /** Calls `listener` whenever a device has done or seen something; returns how to stop that. */
  onDeviceEvent(listener: () => void): () => void {
    const ways = [
      this.printer.on('receipt', listener),
      this.printer.on('pulse', listener),
      this.printer.on('status', listener),
      this.terminal.onEvent(listener),
      this.phone.onEvent(listener),
      this.tse.onEvent(listener),
    ];
    return () => {
      for (const stop of ways) stop();
    };
  }

  /** Whether paper can be expected: the printer is on, has paper and no error. */
  get printerCanPrint(): boolean {
    const { power, isOnline } = this.printer.status;
    return power === 'on' && isOnline;
  }

  /** F-PRN-LOSTACK: the next receipt is printed, and its answer never arrives; the cable is found and plugged back. */
  loseNextPrinterAnswer(): void {
    const stop = this.printer.on('receipt', () => {
      stop();
      this.physics.setPower('printer', false);
      this.physics.deviceHost('tablet').clock.after(cableLossMs, () => this.reconnectPrinter());
    });
  }

  /** What hands do at a cash payment: the money given goes into the drawer, the change comes out of it. */
  cashIsPaid(totalCents: number, changeCents: number): void {
    this.drawer.money.putIn(totalCents + changeCents);
    this.drawer.money.takeOut(changeCents);
  }

  /** The printer's cable is in again. */
  reconnectPrinter(): void {
    this.physics.setPower('printer', true);
  }

  /** What went over the wires, as text for a report. */
  records(): readonly { readonly kind: 'wire' | 'tse-log'; readonly name: string; readonly text: string }[] {
    const wire = this.printer.wire.map(
      ({ at, direction, via, remote, decoded }) =>
        `${new Date(at).toISOString()} ${direction.padEnd(3)} ${via} ${remote}  ${decoded}`,
    );
    return [
      { kind: 'wire', name: 'receipt printer', text: wire.join('\n') },
      { kind: 'wire', name: 'card terminal', text: terminalWire(this.terminal) },
      { kind: 'wire', name: 'telephone', text: this.phone.wireText() },
      { kind: 'tse-log', name: 'TSE log', text: this.tseLog().toText() },
    ];
  }

  switchPrinterOff(): void {
    this.printer.powerOff();
    this.physics.setPower('printer', false);
  }

  switchPrinterOn(): void {
    this.physics.setPower('printer', true);
    this.printer.powerOn();
  }

  async stop(): Promise<void> {
    await this.physics.run(async () => {
      for (const till of this.#tills) await till.close();
      await this.pos.switchOff();
      await this.printer.stop();
      await this.terminal.device.stop();
      await this.phone.stop();
      await this.tse.stop();
      await this.spareTse?.stop();
    });
    await this.physics.stop();
  }
}

function terminalWire({ device }: TerminalInSalon): string {
  return device.wire
    .map(({ at, direction, via, decoded }) => `${new Date(at).toISOString()} ${direction.padEnd(3)} ${via}  ${decoded}`)
    .join('\n');
}

function eposDoor({ printer }: SalonPlan, { kind }: Physics): EposDoorOptions {
  const port = kind === 'live' ? 0 : eposPort;
  if (printer.https === 'none') return { port };
  return { port, tls: { port: kind === 'live' ? 0 : tlsPort, certificate: printer.https } };
}

function publishPrinter(plan: SalonPlan, physics: Physics, printer: StartedReceiptPrinter): void {
  const { hostname, port } = new URL(printer.eposUrl);
  physics.publish('printer', rawPort, () => ({ host: hostname, port: printer.rawPort }));
  physics.publish('printer', eposPort, () => ({ host: hostname, port: port === '' ? 80 : Number(port) }));
  if (!plan.printer.https || plan.printer.https === 'none') return;
  const secure = new URL(printer.eposTlsUrl);
  physics.publish('printer', tlsPort, () => ({ host: secure.hostname, port: Number(secure.port || tlsPort) }));
}

function siteOf(
  plan: SalonPlan,
  physics: Physics,
  tse: TseInSalon,
  spareTse: TseInSalon | undefined,
  phone: PhoneInSalon,
): PosSite {
  return {
    variant: plan.variant,
    physics: physics.kind,
    isSmallBusiness: plan.isSmallBusiness,
    machines: physics,
    printerRaw: (from) => physics.deviceEndpoint(from, 'printer', rawPort),
    eposUrl: (from) => eposUrl(plan, physics, from),
    isPrinterKnown: plan.printer.isKnown,
    browser: plan.browser,
    paperMm: plan.printer.paperMm,
    terminal: terminalAccess(plan, physics),
    callerId: callerIdAccess(plan, physics, phone),
    drawer: { sensor: plan.drawer.sensor },
    tse: tse.access,
    ...(spareTse ? { spareTse: spareTse.access } : {}),
  };
}

/** The printer's ePOS-Print service as `from` reaches it, by https where the plan says so. */
export async function eposUrl(plan: SalonPlan, physics: Physics, from: string): Promise<string> {
  const isSecure = plan.printer.https !== 'none';
  const { host, port } = await physics.deviceEndpoint(from, 'printer', isSecure ? tlsPort : eposPort);
  // To a browser a bare loopback address is as safe as https; only a name shows what mixed content is.
  const name = physics.kind === 'live' && plan.browser.page === 'https' ? printerName : host;
  return `http${isSecure ? 's' : ''}://${name}:${port}/cgi-bin/epos/service.cgi?devid=local_printer&timeout=10000`;
}
