import { Icon } from '@kassensturz/look/preact';
import type { DayTab } from '../../model/index.ts';
import { useTill } from '../till-signal.ts';
import { useKeys } from '../use-keys.ts';
import { ArchivePage } from './archive-page.tsx';
import { CashPage } from './cash-page.tsx';
import { ClosingPage } from './closing-page.tsx';

const tabs: readonly DayTab[] = ['cash', 'closing', 'archive'];

/** Cash book, daily closing and the closings there are. */
export function DayScreen() {
  const { state, words, client } = useTill();
  const { day } = state;
  useKeys((key) => {
    if (key === 'Escape') client.leaveDay();
  });
  if (!day) return <main class="day" />;
  return (
    <main class="day" data-tab={day.tab}>
      <header class="day__head">
        <button type="button" class="button" onClick={() => client.leaveDay()}>
          <Icon name="arrow-left" />
          {words.back}
        </button>
        <h1>{words.day.title}</h1>
        <nav class="day__tabs">
          {tabs.map((tab) => (
            <button
              key={tab}
              type="button"
              class="day__tab"
              data-tab={tab}
              aria-current={day.tab === tab ? 'page' : undefined}
              onClick={() => void client.showDay(tab)}
            >
              {words.day.tabs[tab]}
            </button>
          ))}
        </nav>
      </header>
      {day.problem && (
        <p class="day__problem" role="alert">
          <Icon name="triangle-alert" size={20} />
          <span>{day.problem}</span>
        </p>
      )}
      {day.tab === 'cash' && <CashPage day={day} />}
      {day.tab === 'closing' && <ClosingPage day={day} />}
      {day.tab === 'archive' && <ArchivePage day={day} />}
    </main>
  );
}
