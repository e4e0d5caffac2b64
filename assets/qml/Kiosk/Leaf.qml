import QtQuick

// The one page that is shown. It is made anew when the kind of page changes, and only told of changes otherwise.
// Made by components: a Loader keeps each body that it was ever given (Qt 6.11).
Item {
    id: leaf

    property string kind: ""
    property Item shown: null
    readonly property var components: ({})

    function show(face: var) {
        if (face.page === kind) {
            shown.frame = face.frame;
            shown.body = face.body;
            return;
        }
        kind = face.page;
        if (!(kind in components))
            components[kind] = Qt.createComponent(kind + ".qml");
        const before = shown;
        shown = components[kind].createObject(leaf, { frame: face.frame, body: face.body });
        if (before) {
            before.visible = false;
            before.destroy();
            Acts.settle();
        }
    }
}
