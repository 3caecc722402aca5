// Opens GraphiQL with the example queries as tabs, and shows the answer to the first one.
'use strict';

(() => {
  const place = document.getElementById('playground');
  const examples = JSON.parse(document.getElementById('examples').textContent);

  // A visitor who was here before finds the tabs as they were left.
  const isFirstVisit = () => {
    try {
      return localStorage.getItem('graphiql:tabState') === null;
    } catch {
      return true; // storage is off: every visit is the first
    }
  };

  // GraphiQL draws its button before its editors can run anything, and says nothing when they can. So this presses
  // until there is an answer or a request on its way.
  const showFirstAnswer = (attempts) => {
    const button = document.querySelector('.graphiql-execute-button');
    const answer = document.querySelector('.result-window .CodeMirror');
    const isRunning = document.querySelector('.graphiql-spinner') !== null;
    const isAnswered = answer !== null && answer.textContent.includes('{');
    if (isRunning || isAnswered || attempts === 0) return;
    if (button !== null && answer !== null) button.click();
    setTimeout(showFirstAnswer, 100, attempts - 1);
  };

  const first = isFirstVisit();
  const brand = React.createElement('a', { className: 'brand', href: '/' }, 'incidentgraph');
  ReactDOM.createRoot(place).render(
    React.createElement(
      GraphiQL,
      {
        fetcher: GraphiQL.createFetcher({ url: place.dataset.endpoint }),
        defaultTabs: examples.map((example) => ({ query: example.text })),
        shouldPersistHeaders: false,
        inputValueDeprecation: true,
      },
      React.createElement(GraphiQL.Logo, null, brand),
    ),
  );
  if (first) showFirstAnswer(100);
})();
