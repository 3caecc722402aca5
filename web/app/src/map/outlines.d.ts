declare module 'outlines:world' {
  const countries: import('./extent').Country[];
  export default countries;
}
declare module 'outlines:europe' {
  const countries: import('./extent').Country[];
  export default countries;
}
