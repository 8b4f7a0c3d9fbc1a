import { CashDrawer } from '@kassensturz/cash-drawer';
import { ReceiptPrinter, type StartedReceiptPrinter } from '@kassensturz/receipt-printer';
import type { InstalledPos, Place, PosAdapter, PosSite, Till } from '../pos/contract.ts';
import type { Physics } from './physics.ts';
import type { SalonPlan } from './plan.ts';
import { startTse, type TseInSalon } from './tse-in-salon.ts';

const rawPort = 9100;
const eposPort = 80;

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
  readonly tse: TseInSalon;
  readonly pos: InstalledPos;
  readonly #tills: Till[] = [];

  private constructor(parts: {
    plan: SalonPlan;
    physics: Physics;
    printer: StartedReceiptPrinter;
    drawer: CashDrawer;
    tse: TseInSalon;
    pos: InstalledPos;
  }) {
    this.plan = parts.plan;
    this.physics = parts.physics;
    this.printer = parts.printer;
    this.drawer = parts.drawer;
    this.tse = parts.tse;
    this.pos = parts.pos;
  }

  /** Puts the devices in their places, sets the POS up and switches it on. */
  static async start({ plan, physics, pos }: SalonOptions): Promise<Salon> {
    return physics.run(async () => {
      const drawer = new CashDrawer({ sensor: plan.drawer.sensor });
      const printer = await new ReceiptPrinter({ model: plan.printer.model, paperMm: plan.printer.paperMm })
        .withRaw({ port: physics.kind === 'live' ? 0 : rawPort })
        .withEpos({ port: physics.kind === 'live' ? 0 : eposPort })
        .withDrawer(drawer)
        .start(physics.deviceHost('printer'));
      publishPrinter(physics, printer);
      const tse = await startTse(plan, physics);
      const installed = await pos.install(siteOf(plan, physics, tse));
      await installed.switchOn();
      return new Salon({ plan, physics, printer, drawer, tse, pos: installed });
    });
  }

  /** Opens the till's page on a device: the tablet at reception, or a phone outside. */
  async openTill(at: Place = 'tablet'): Promise<Till> {
    const till = await this.physics.run(() => this.pos.openTill(at));
    this.#tills.push(till);
    return till;
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
      await this.tse.stop();
    });
    await this.physics.stop();
  }
}

function publishPrinter(physics: Physics, printer: StartedReceiptPrinter): void {
  const { hostname, port } = new URL(printer.eposUrl);
  physics.publish('printer', rawPort, () => ({ host: hostname, port: printer.rawPort }));
  physics.publish('printer', eposPort, () => ({ host: hostname, port: port === '' ? 80 : Number(port) }));
}

function siteOf(plan: SalonPlan, physics: Physics, tse: TseInSalon): PosSite {
  return {
    variant: plan.variant,
    physics: physics.kind,
    machines: physics,
    printerRaw: (from) => physics.deviceEndpoint(from, 'printer', rawPort),
    eposUrl: async (from) => {
      const { host, port } = await physics.deviceEndpoint(from, 'printer', eposPort);
      return `http://${host}:${port}/cgi-bin/epos/service.cgi?devid=local_printer&timeout=10000`;
    },
    paperMm: plan.printer.paperMm,
    tse: tse.access,
  };
}
