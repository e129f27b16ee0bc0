import { useVirtualizer } from '@tanstack/react-virtual';
import { useCombobox, type UseComboboxGetItemPropsReturnValue } from 'downshift';
import { useEffect, useState, type ReactNode } from 'react';
import { Icon } from './Icon';

export interface ComboItem {
  readonly key: string;
  readonly title: string;
  readonly detail?: string | undefined;
}
export interface ComboboxProps<Item extends ComboItem> {
  readonly id: string;
  /** names the list of suggestions */
  readonly label: string;
  readonly items: readonly Item[];
  /** title of what is chosen; shown while nobody types */
  readonly chosen: string;
  readonly placeholder: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
  readonly disabled?: boolean;
  /** under the list: how many there are, why there are none */
  readonly status: ReactNode;
  /** undefined: nobody types any more */
  onText(text: string | undefined): void;
  onOpen?(): void;
  /** undefined: what was chosen is taken away */
  onChoose(item: Item | undefined): void;
  onBlur(): void;
}

const ROW = 44;

/** Only the rows in view are in the page, so that ten thousand cost what ten do. */
function Rows<Item extends ComboItem>({ box, items, at, chosen, propsOf }: { readonly box: HTMLElement | null; readonly items: readonly Item[]; readonly at: number; readonly chosen: string; readonly propsOf: (item: Item, index: number) => UseComboboxGetItemPropsReturnValue }) {
  // eslint-disable-next-line react-hooks/incompatible-library -- what it returns is used here only and handed to nobody
  const rows = useVirtualizer({ count: items.length, getScrollElement: () => box, estimateSize: () => ROW, overscan: 6, getItemKey: (index) => items[index]?.key ?? index });
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at);
  }, [at, rows]);
  return (
    <div className="combo-all" role="presentation" style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map((row) => {
        const item = items[row.index];
        return item && (
          <div
            key={row.key} {...propsOf(item, row.index)} ref={rows.measureElement} data-index={row.index} aria-setsize={items.length} aria-posinset={row.index + 1}
            className={row.index === at ? 'combo-row is-at' : 'combo-row'} style={{ transform: `translateY(${row.start}px)` }}
          >
            <span className="combo-title">{item.title === chosen && <Icon name="check" />}{item.title}</span>
            {item.detail !== undefined && <span className="combo-detail">{item.detail}</span>}
          </div>
        );
      })}
    </div>
  );
}

/** A line to type in with suggestions under it. What is typed is never the answer itself: only a suggestion is. */
export function Combobox<Item extends ComboItem>(props: ComboboxProps<Item>) {
  const { id, items, chosen, onText, onChoose, onBlur } = props;
  const [text, setText] = useState<string>();
  const [box, setBox] = useState<HTMLElement | null>(null);
  const write = (next: string | undefined): void => {
    setText(next);
    onText(next);
  };
  const combo = useCombobox<Item>({
    id, inputId: id, items: items as Item[], selectedItem: null, inputValue: text ?? chosen, itemToString: (item) => item?.title ?? '', itemToKey: (item) => item?.key,
    scrollIntoView: () => undefined,
    stateReducer: (_before, { type, changes }) => {
      // leaving takes nothing that was only passed over; typing points at the likeliest
      if (type === useCombobox.stateChangeTypes.InputBlur) return { ...changes, selectedItem: null };
      return type === useCombobox.stateChangeTypes.InputChange ? { ...changes, highlightedIndex: changes.inputValue === '' ? -1 : 0 } : changes;
    },
    onIsOpenChange: ({ isOpen }) => isOpen && props.onOpen?.(),
    onSelectedItemChange: ({ selectedItem }) => {
      if (!selectedItem) return;
      write(undefined);
      onChoose(selectedItem);
    },
  });
  const leave = (): void => {
    const meant = items.filter((item) => item.title === text?.trim());
    if (text === '' && chosen !== '') onChoose(undefined);
    if (meant.length === 1) onChoose(meant[0]);
    write(undefined);
    onBlur();
  };
  const isShown = combo.isOpen && items.length > 0;
  const input = combo.getInputProps({ onChange: (event) => write(event.currentTarget.value), onBlur: leave, onFocus: (event) => event.currentTarget.select() });
  return (
    <span className="combo">
      <span className="combo-line">
        <input
          {...input} aria-expanded={isShown} aria-activedescendant={isShown ? input['aria-activedescendant'] : ''}
          className="input combo-input" type="text" disabled={props.disabled} placeholder={props.placeholder} autoComplete="off" spellCheck={false} aria-labelledby={undefined}
          aria-describedby={props.describedBy} aria-invalid={props.invalid || undefined} aria-required={props.required || undefined}
        />
        <Icon name="search" />
      </span>
      <span {...combo.getMenuProps({ ref: setBox, 'aria-label': props.label })} aria-labelledby={undefined} className="combo-list" hidden={!isShown}>
        {isShown && <Rows box={box} items={items} at={combo.highlightedIndex} chosen={chosen} propsOf={(item, index) => combo.getItemProps({ item, index })} />}
      </span>
      <span className="field-hint combo-status" role="status">{combo.isOpen && props.status}</span>
    </span>
  );
}
