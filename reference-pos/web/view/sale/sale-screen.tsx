import { Icon } from '@kassensturz/look/preact';
import { useState } from 'preact/hooks';
import { useTill } from '../till-signal.ts';
import { CancelSale } from './cancel-sale.tsx';
import { Catalogue } from './catalogue.tsx';
import { ParkedSales } from './parked-sales.tsx';
import { StaffBar } from './staff-bar.tsx';
import { Ticket } from './ticket.tsx';
import { useScanner } from './use-scanner.ts';

/** Ticket left, tiles right, one primary act at the lower right. */
export function SaleScreen() {
  const { state, words, client } = useTill();
  const [chosenStaff, chooseStaff] = useState<string | undefined>(undefined);
  const staffId = chosenStaff ?? state.signedIn?.id;
  useScanner((code) => void client.enterCode(code, staffId));
  const { sale } = state;
  const hasLines = sale !== undefined && sale.lines.length > 0;
  return (
    <main class="sale">
      <Ticket canVoid={state.may.void} />
      <section class="sale__offer">
        <StaffBar chosen={staffId} onChoose={chooseStaff} />
        <Catalogue staffId={staffId} />
      </section>
      <footer class="sale__acts">
        {sale ? <CancelSale /> : <ParkedSales />}
        {!sale && state.canTrain && !state.training && (
          <button type="button" class="button training-start" onClick={() => client.setTraining(true)}>
            {words.trade.startTraining}
          </button>
        )}
        {state.lastReceipt && (
          <button type="button" class="button" onClick={() => void client.showLastReceipt()}>
            <Icon name="receipt-euro" />
            {state.lastReceipt.text}
          </button>
        )}
        {hasLines && (
          <button type="button" class="button" disabled={!sale.isStored} onClick={() => void client.parkSale()}>
            <Icon name="pause" />
            {words.sale.park}
          </button>
        )}
        <button
          type="button"
          class="button button--main sale__pay"
          disabled={!state.canPay}
          onClick={() => client.beginPayment()}
        >
          <span>{words.sale.pay}</span>
          {hasLines && <span class="amount">{sale.total.text}</span>}
          {state.payBlockedBecause && <span class="sale__why">{state.payBlockedBecause}</span>}
        </button>
      </footer>
    </main>
  );
}
