// Opens GraphiQL with the answer to the first example query, and a menu of all of them.
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

  // The menu of questions, by group. A question is shown in the tab that holds it already, else in a new one.
  const Questions = () => {
    const { tabs, activeTabIndex, addTab, changeTab, queryEditor } = GraphiQL.React.useEditorContext({ nonNull: true });
    const [wanted, want] = React.useState(null);
    React.useEffect(() => {
      if (wanted === null) return;
      queryEditor.setValue(wanted);
      want(null);
    }, [activeTabIndex]);

    const show = (text) => {
      const place = tabs.findIndex((tab) => tab.query === text);
      if (place >= 0) {
        changeTab(place);
        return;
      }
      want(text);
      addTab();
    };
    const option = (example) => React.createElement('option', { key: example.title, value: example.text }, example.title);
    const groups = [...new Set(examples.map((example) => example.group))].map((label) =>
      React.createElement('optgroup', { key: label, label }, examples.filter((example) => example.group === label).map(option)),
    );
    return React.createElement(
      'select',
      { className: 'questions', 'aria-label': 'Example questions', value: '', onChange: (event) => show(event.target.value) },
      React.createElement('option', { key: '', value: '', disabled: true }, `${examples.length} questions…`),
      groups,
    );
  };

  const endpoint = new URL(place.dataset.endpoint, location.href);
  const socket = new URL(endpoint);
  socket.protocol = endpoint.protocol.replace('http', 'ws');

  // A page that shows a query links to it as /playground#query=…&variables=…: it gets a tab of its own.
  const linked = new URLSearchParams(location.hash.slice(1));
  const shown = linked.has('query') ? { query: linked.get('query'), variables: linked.get('variables') ?? '' } : {};

  const first = isFirstVisit() || linked.has('query');
  const brand = React.createElement('a', { className: 'brand', href: '/' }, 'incidentgraph');
  ReactDOM.createRoot(place).render(
    React.createElement(
      GraphiQL,
      {
        fetcher: GraphiQL.createFetcher({ url: endpoint.href, subscriptionUrl: socket.href }),
        defaultTabs: [{ query: examples[0].text }],
        ...shown,
        shouldPersistHeaders: false,
        inputValueDeprecation: true,
      },
      React.createElement(GraphiQL.Logo, null, React.createElement(Questions), brand),
    ),
  );
  if (first) showFirstAnswer(100);
})();
