import type { Host } from '@kassensturz/host';
import { CardDesk } from './cards/card-desk.ts';
import { TerminalClosings } from './cards/terminal-closings.ts';
import { readTerminalSettings } from './cards/terminal-settings.ts';
import { type MakeTerminal, TerminalSlot } from './cards/terminal-slot.ts';
import { tipAtTerminal } from './cards/tip-at-terminal.ts';
import type { PosConfig, TseConfig } from './config.ts';
import { addUp } from './fiscal/books/add-up.ts';
import { type BonSources, bonsBetween } from './fiscal/books/bons.ts';
import { CashDesk } from './fiscal/cash-desk.ts';
import { CorrectionDesk } from './fiscal/correction-desk.ts';
import { ClosingDesk } from './fiscal/day/closing-desk.ts';
import { masterDataNow } from './fiscal/day/master-data.ts';
import { Finishing } from './fiscal/finishing.ts';
import { defaultTseLimits, type TseLimits } from './fiscal/limits.ts';
import { OrderOfRecord } from './fiscal/order-of-record.ts';
import { PaymentDesk } from './fiscal/payment-desk.ts';
import { PosEvents } from './fiscal/pos-events.ts';
import { type PosRecords, posRecords } from './fiscal/pos-records.ts';
import type { Receipt } from './fiscal/receipt.ts';
import { checkRecords } from './fiscal/records/check-records.ts';
import { Securing } from './fiscal/securing.ts';
import { SettlementDesk } from './fiscal/settlement-desk.ts';
import { TipDesk } from './fiscal/tip-desk.ts';
import type { Tse } from './fiscal/tse/tse.ts';
import { TseChanges } from './fiscal/tse-changes.ts';
import type { TseDesk } from './fiscal/tse-desk.ts';
import { TseExports } from './fiscal/tse-exports.ts';
import { TseInventory } from './fiscal/tse-inventory.ts';
import { Turns } from './fiscal/turns.ts';
import type { Delivery } from './jobs/delivery.ts';
import { JobQueue } from './jobs/job-queue.ts';
import type { CallerId } from './peripherals/caller-id/index.ts';
import { PhoneDesk } from './phone/phone-desk.ts';
import { phoneSettings } from './phone/phone-settings.ts';
import { openStore, type Store } from './storage/index.ts';
import type { Catalogue } from './till/catalogue.ts';
import { demoCatalogue } from './till/demo/demo-articles.ts';
import { plantDemoCustomers } from './till/demo/demo-customers.ts';
import { demoSalon, demoStaff } from './till/demo/demo-salon.ts';
import { isOffered } from './till/offered.ts';
import { migrate } from './till/records/migrate.ts';
import type { SettingRecords } from './till/records/setting-records.ts';
import type { SalonMasterData } from './till/salon.ts';
import type { StaffMember } from './till/staff.ts';

/** What a start after a power cut found and completed (KS-11). */
export interface Recovery {
  readonly start: 'new' | 'clean' | 'unclean';
  readonly completedReceipts: readonly number[];
  readonly openSales: number;
}

/** One till: its records and the desks that write them, without any front door. */
export interface Pos {
  readonly host: Host;
  readonly config: PosConfig;
  readonly salon: SalonMasterData;
  readonly staff: readonly StaffMember[];
  readonly catalogue: Catalogue;
  readonly store: Store;
  readonly records: PosRecords;
  readonly events: PosEvents;
  /** Of the TSE that signs in normal running. */
  readonly desk: TseDesk;
  readonly inventory: TseInventory;
  readonly securing: Securing;
  readonly tseExports: TseExports;
  readonly tseChanges: TseChanges;
  readonly order: OrderOfRecord;
  readonly payments: PaymentDesk;
  readonly settlements: SettlementDesk;
  readonly corrections: CorrectionDesk;
  readonly tips: TipDesk;
  readonly cards: CardDesk;
  readonly terminal: TerminalSlot;
  readonly terminalClosings: TerminalClosings;
  readonly cash: CashDesk;
  readonly closing: ClosingDesk;
  /** Where the books come from: closings and exports read the same. */
  readonly books: BonSources;
  readonly jobs: JobQueue;
  readonly delivery: Delivery;
  /** Missing in the plain cloud (PH-22). */
  readonly phone?: PhoneDesk;
  recovery(): Recovery;
  /** Prepares the TSE and completes what a power cut broke off; resolves when selling is as good as it gets. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface PosParts {
  readonly makeTse: (access: TseConfig, settings: SettingRecords, clientId: string, expectedSerial?: string) => Tse;
  readonly makeDelivery: (events: PosEvents, settings: SettingRecords) => Delivery;
  /** Missing where no device can tell who calls. */
  readonly makeCallerId?: () => CallerId | undefined;
  /** Missing where no terminal can be driven (plain cloud). */
  readonly makeTerminal?: MakeTerminal;
}

/** Opens the till's records on the host's disk and puts its desks together. */
export async function openPos(host: Host, config: PosConfig, parts: PosParts): Promise<Pos> {
  const store = await openStore(host, config.dataDirectory, { check: checkRecords });
  migrate(store);
  const records = posRecords(store, demoCatalogue);
  const events = new PosEvents();
  const limits: TseLimits = { ...defaultTseLimits, ...config.tseLimits };
  const salon: SalonMasterData = { ...demoSalon, ...config.salon };
  const staff = demoStaff;
  const catalogue = demoCatalogue;
  const nameOf = (staffId: string) => staff.find((member) => member.id === staffId)?.name ?? staffId;
  const securing = new Securing({ host, store, transactions: records.transactions, log: records.log, limits });
  const inventory = new TseInventory({
    host,
    devices: records.tseDevices,
    outages: records.outages,
    transactions: records.transactions,
    settings: records.settings,
    limits,
    makeTse: (access, expectedSerial) => parts.makeTse(access, records.settings, salon.registerSerial, expectedSerial),
    onReady: (unit, identity) => securing.tidy(unit, identity),
    onChange: () => events.tell({ type: 'status', device: 'tse' }),
  });
  inventory.configure(config.tse, config.spareTse);
  securing.connect(inventory);
  const directory = `${config.dataDirectory}/tse-exports`;
  const tseExports = new TseExports({ host, store, records, inventory, events, limits, directory });
  const tseChanges = new TseChanges({ host, store, records, inventory, tseExports, securing, events });
  const delivery = parts.makeDelivery(events, records.settings);
  const jobs = new JobQueue({ host, records, events, delivery });
  const runJobs = () => jobs.run();
  const planDrawer = (reason: string, by: string, atMs: number) => void jobs.planDrawer(reason, by, atMs);
  const planJobs = (receipt: Receipt, by: string, paidAtMs: number) => jobs.planReceipt(receipt, by, paidAtMs);
  const turns = new Turns();
  const finishing = new Finishing({ host, store, records, securing, events, salon, nameOf, planJobs, runJobs });
  const tipLine = tipAtTerminal({ host, salon, staff });
  const payments = new PaymentDesk({ host, store, records, events, finishing, turns, planDrawer, runJobs, tipLine });
  const order = new OrderOfRecord({
    host,
    store,
    records,
    securing,
    events,
    catalogue,
    salon,
    limits,
    finishing,
    turns,
    isOffered: (article) => isOffered(records.settings, article),
  });
  const settlements = new SettlementDesk({ host, records, order, payments, finishing, turns });
  const corrections = new CorrectionDesk({ host, store, records, catalogue, securing, finishing, order, turns });
  const cash = new CashDesk({ host, store, records, securing, events, planDrawer, runJobs });
  plantDemoCustomers(store, records.customers, host.clock.now());
  const callerId = parts.makeCallerId?.();
  const configured = { salonPhone: salon.phone, ...(config.callerId ? { device: config.callerId } : {}) };
  const settings = phoneSettings(records.settings, configured);
  const phone = callerId && new PhoneDesk({ host, events, customers: records.customers, settings, callerId });
  const tips = new TipDesk({ host, records, order, cash, salon, staff });
  const books: BonSources = { records, catalogue, nameOf };
  const closing = new ClosingDesk({
    host,
    store,
    records,
    securing,
    cash,
    events,
    nameOf,
    settleSales: () => order.recover(),
    addUpBons: (after, last) => addUp(bonsBetween(books, after, last)),
    terminalSum: (sinceMs) => {
      const last = terminalClosings.last();
      if (last?.state !== 'done' || last.terminalCents === undefined || last.atMs <= sinceMs) return undefined;
      return { cents: last.terminalCents, source: last.isManual ? 'entered' : 'terminal' };
    },
    masterData: ({ businessCases }) => masterDataNow(salon, records, businessCases),
    planPaper: (made, by) => void jobs.planZReceipt(made.number, by),
    runJobs,
    afterClosing: ({ closedBy }) => {
      const ready = inventory.awake.filter(({ desk }) => desk.state.state === 'ready');
      for (const { id } of ready) tseExports.take('closing', closedBy, id);
    },
  });
  const terminal = new TerminalSlot(
    parts.makeTerminal ?? (() => undefined),
    readTerminalSettings(records.settings, config.terminal),
    () => events.tell({ type: 'status', device: 'terminal' }),
  );
  const cards = new CardDesk({ host, store, records, payments, events, slot: terminal });
  const demandNoDoubt = () => cards.demandNoDoubt();
  const terminalClosings = new TerminalClosings({ host, store, records, slot: terminal, demandNoDoubt });
  let completedReceipts: readonly number[] = [];
  return {
    host,
    config,
    salon,
    staff,
    catalogue,
    store,
    records,
    events,
    get desk() {
      return inventory.main.desk;
    },
    inventory,
    securing,
    tseExports,
    tseChanges,
    order,
    payments,
    settlements,
    corrections,
    tips,
    cards,
    terminal,
    terminalClosings,
    cash,
    closing,
    books,
    jobs,
    delivery,
    ...(phone ? { phone } : {}),
    recovery: () => ({
      start: store.opened.start,
      completedReceipts,
      openSales: records.sales.list('open').length,
    }),
    start: async () => {
      jobs.recover();
      await inventory.start();
      completedReceipts = (await order.recover()).map((receipt) => receipt.number);
      await cash.recover();
      await closing.recover();
      await cards.recover();
      jobs.run();
      tseExports.start();
    },
    stop: async () => {
      await phone?.stop();
      cards.stop();
      securing.stop();
      await jobs.stop();
      await tseExports.stop();
      await inventory.stop();
      store.close();
    },
  };
}
