const PATHS = {
  home: 'M4 11.5 12 5l8 6.5M6 10.5V19h12v-8.5M10 19v-5h4v5',
  tasks: 'M5 6.5l1.5 1.5L9 5.5M5 13l1.5 1.5L9 12M12 7h7M12 13.5h7M5 19h14',
  services: 'M5 5h6v6H5zM13 5h6v6h-6zM5 13h6v6H5zM13 13h6v6h-6z',
  works: 'M6 4h9l3 3v13H6zM15 4v3h3M9 11h6M9 15h6',
  me: 'M12 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 20c.6-3.6 3.5-5.5 7-5.5s6.400 1.900 7 5.5',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15zM10 20.500a2 2 0 0 0 4 0',
  back: 'M14.500 5.500 8 12l6.500 6.500',
  next: 'M9.500 5.500 16 12l-6.500 6.500',
  done: 'M5 12.500l4.500 4.500L19 7.500',
  alert: 'M12 4 2.800 19.500h18.400zM12 10v4.500M12 17v.300',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.500M12 7.700v.300',
  close: 'M6 6l12 12M18 6 6 18',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13ZM15.500 15.500 20 20',
  return: 'M9 7 4.500 11.500 9 16M5 11.500h9.500a5 5 0 0 1 0 10H12',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.200l3.300 2',
  cloud: 'M7 18.500a4 4 0 0 1-.500-8 5.500 5.500 0 0 1 10.700-1A4.500 4.500 0 0 1 17 18.500z',
  away: 'M7 18.500a4 4 0 0 1-.500-8 5.500 5.500 0 0 1 3-4M12.500 5.500a5.500 5.500 0 0 1 4.700 4A4.500 4.500 0 0 1 19.500 17M4 4l16 16',
  pen: 'M5 19h3.500L19 8.500 15.500 5 5 15.500zM13 7.500 16.500 11',
} as const;
export type IconName = keyof typeof PATHS;

/** A line drawing beside words; never the only bearer of a meaning. */
export function Icon({ name }: { readonly name: IconName }) {
  return <svg className="icon line-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={PATHS[name]} /></svg>;
}
