import { Icon } from '@kassensturz/look/preact';
import type { CustomerOnCard } from '../../model/index.ts';
import { useTill } from '../till-signal.ts';

/** What is worth knowing before anybody picks up. */
export function CustomerLines({ customer, isNamed }: { readonly customer: CustomerOnCard; readonly isNamed: boolean }) {
  const { words } = useTill();
  const { phone } = words;
  const { name, lastVisit, nextAppointment, formula, note, blockedBecause } = customer;
  return (
    <div class="caller">
      {isNamed && <h3 class="caller__name">{name}</h3>}
      {blockedBecause && (
        <p class="caller__blocked">
          <Icon name="ban" size={18} />
          <span>
            <strong>{phone.blocked}:</strong> {blockedBecause}
          </span>
        </p>
      )}
      <dl>
        <Line name={phone.nextAppointment} text={nextAppointment} />
        <Line name={phone.lastVisit} text={lastVisit} />
        {formula && <Line name={phone.formula} text={formula} />}
      </dl>
      {note && <p class="caller__note">{note}</p>}
    </div>
  );
}

function Line({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
