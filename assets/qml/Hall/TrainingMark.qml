import QtQuick

// Says that this is training and not the hall's real day.
Rectangle {
    id: mark

    property var words: ({ zh: "", en: "" })
    property real unit: 1

    visible: words.zh !== ""
    color: Theme.plate
    radius: height / 2
    implicitHeight: 64 * unit
    implicitWidth: label.implicitWidth + 56 * unit

    Label {
        id: label
        anchors.centerIn: parent
        text: [Theme.showsChinese ? mark.words.zh : "", Theme.showsEnglish ? mark.words.en : ""].filter(word => word).join(" ")
        size: 36 * mark.unit
        color: Theme.plateInk
        strong: true
    }
}
